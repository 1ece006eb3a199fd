package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.error.UsageException;
import dev.gilspy.report.TextOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** What a live view is written as, and where. */
final class TopOutputOptions {
    private static final String RECORDING = ".gilspy";

    @Option(
            names = "--batch",
            description = "Write a block of text each time, for pipes and files; no full screen.")
    private boolean batch;

    @Option(
            names = "--json-lines",
            description = "Write a line of JSON each time, for programs; no full screen.")
    private boolean jsonLines;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "End after so many of these.")
    private Long count;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "FILE.gilspy: record all of it there, too. Any other FILE: write blocks or lines"
                            + " there; - is standard output (default: standard output, and standard"
                            + " error if a command is started, whose output it is).")
    @ThisRunOnly
    private List<String> outputs = List.of();

    /**
     * @throws UsageException if they make no sense together
     */
    void check(Terminal terminal) {
        if (batch && jsonLines) {
            throw new UsageException(
                    "--batch and --json-lines exclude each other.", "Leave one out.");
        }
        if (count != null && (count <= 0 || !written())) {
            throw new UsageException(
                    "-n %d is without effect.".formatted(count),
                    "It counts the blocks of --batch, or the lines of --json-lines, from 1.");
        }
        if (blocks().size() > 1 || !written() && !blocks().isEmpty()) {
            throw new UsageException(
                    "%s cannot be written.".formatted(blocks().get(blocks().size() - 1)),
                    "Blocks of --batch, or lines of --json-lines, go to one place; recordings end in"
                            + " .gilspy.");
        }
        if (!written() && !terminal.output()) {
            throw new UsageException(
                    "Standard output is no terminal, so there is no screen to fill.",
                    "gilspy top --batch writes a block of text each second, --json-lines a line of"
                            + " JSON.");
        }
    }

    /** Whether there is no full screen. */
    boolean written() {
        return batch || jsonLines;
    }

    private List<String> blocks() {
        return outputs.stream().filter(output -> !output.endsWith(RECORDING)).toList();
    }

    /**
     * Opens all of it.
     *
     * @param command whether a command is started
     * @throws OutputException if one of them cannot be written
     */
    TopOutputs open(GilspyCommand gilspy, boolean command) {
        boolean toFile = !blocks().isEmpty() && !blocks().contains(Destinations.STANDARD_OUTPUT);
        TextOptions text = toFile ? gilspy.textInFile(false) : gilspy.textOnTerminal(false);
        Sink sink = sink(toFile, command);
        TopOutputs opened = new TopOutputs(screen(gilspy, text, sink), sink, new Outputs(null));
        try {
            outputs.stream()
                    .filter(output -> output.endsWith(RECORDING))
                    .forEach(output -> opened.recordings().addRecording(Destinations.path(output)));
        } catch (UsageException | OutputException e) {
            opened.discard();
            throw e;
        }
        return opened;
    }

    private LiveScreen screen(GilspyCommand gilspy, TextOptions text, Sink sink) {
        if (!written()) {
            return new FullScreen(gilspy);
        }
        return new WrittenScreen(
                jsonLines ? WrittenScreen.Format.JSON_LINES : WrittenScreen.Format.text(text),
                sink,
                count == null ? 0 : count);
    }

    private Sink sink(boolean toFile, boolean command) {
        if (toFile) {
            return StreamedFile.open(Destinations.path(blocks().get(0)));
        }
        return command && blocks().isEmpty() ? StandardOutput.ofErrors() : new StandardOutput();
    }
}
