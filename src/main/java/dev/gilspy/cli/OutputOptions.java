package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.error.UsageException;
import dev.gilspy.export.Exporters;
import dev.gilspy.recording.Rotation;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which reports to write, and where. */
final class OutputOptions {
    private static final String RECORDING = ".gilspy";
    private static final Exporters FORMATS = new Exporters(TextOptions.PLAIN);

    @Mixin private OutputFiles files;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            completionCandidates = OutputOptions.FormatNames.class,
            description =
                    "Format of standard output, and of a file whose ending names none:"
                            + " ${COMPLETION-CANDIDATES} (default: "
                            + Defaults.FORMAT
                            + ").")
    private String format;

    @Option(names = "--all", description = "Leave nothing out of the text report.")
    private boolean all;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description =
                    "Width of the text report (default: COLUMNS, else the terminal's, else "
                            + Defaults.WIDTH
                            + ").")
    private Integer width;

    @Option(
            names = "--threads",
            paramLabel = "REGEX",
            converter = RegexConverter.class,
            description =
                    "Show only threads in whose name this is found; the verdict stays that of all.")
    private Pattern threads;

    /**
     * Opens all outputs.
     *
     * @param recordings whether there is something to record
     * @throws UsageException if they make no sense
     * @throws OutputException if one of them cannot be written
     */
    Outputs open(GilspyCommand gilspy, boolean recordings) {
        return open(gilspy, recordings, Rotation.NONE);
    }

    /**
     * The same.
     *
     * @param rotation when recordings go on in new files
     */
    Outputs open(GilspyCommand gilspy, boolean recordings, Rotation rotation) {
        Destinations destinations = new Destinations(outputs(), format, List.of(RECORDING));
        checkOptions();
        destinations.check(FORMATS);
        Outputs opened = new Outputs(threads);
        opened.rotate(rotation);
        try {
            outputs().forEach(output -> add(output, gilspy, recordings, opened));
        } catch (UsageException | OutputException e) {
            opened.discard();
            throw e;
        }
        return opened;
    }

    private List<String> outputs() {
        return files.list();
    }

    /** Whether a recording is written. */
    boolean records() {
        return outputs().stream().anyMatch(output -> output.endsWith(RECORDING));
    }

    boolean reportsIntoFiles() {
        return outputs().stream()
                .anyMatch(
                        output ->
                                !output.endsWith(RECORDING)
                                        && !output.equals(Destinations.STANDARD_OUTPUT));
    }

    /**
     * Makes the folder for recordings of several programs, one each; empty if none is wanted.
     *
     * @throws UsageException if something else is wanted
     * @throws OutputException if it cannot be made
     */
    Optional<Path> openFolder() {
        checkOptions();
        checkFolder();
        Optional<Path> folder =
                outputs().stream()
                        .filter(output -> !output.equals(Destinations.STANDARD_OUTPUT))
                        .map(Destinations::path)
                        .findFirst();
        folder.ifPresent(OutputOptions::make);
        return folder;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw OutputException.of(folder, e);
        }
    }

    private void checkFolder() {
        if (format != null || threads != null || all || width != null) {
            throw new UsageException(
                    "-f, --threads, --all and --width are without effect: this makes no report.",
                    "Record into a folder with -o DIR/, and give them to gilspy report.");
        }
        if (outputs().size() > 1 || !outputs().get(0).matches("-|.*/")) {
            throw new UsageException(
                    "This makes several recordings, and %s is not one folder."
                            .formatted(String.join(", ", outputs())),
                    "Give it a slash at the end: -o DIR/");
        }
    }

    /** How standard output has its text; empty if it has none, or another format. */
    Optional<TextOptions> textOnStandardOutput(GilspyCommand gilspy) {
        boolean text =
                outputs().contains(Destinations.STANDARD_OUTPUT)
                        && (format == null || format.equals(Defaults.FORMAT));
        return text ? Optional.of(text(gilspy)) : Optional.empty();
    }

    private void checkOptions() {
        if (width != null && width <= 0) {
            throw new UsageException("--width %d is no width.".formatted(width), "");
        }
        if (threads != null && outputs().stream().allMatch(output -> output.endsWith(RECORDING))) {
            throw new UsageException(
                    "--threads is without effect: a recording holds all threads.",
                    "Give it to gilspy report.");
        }
    }

    private void add(String output, GilspyCommand gilspy, boolean recordings, Outputs opened) {
        List<String> others = recordings ? List.of(RECORDING) : List.of();
        Destinations destinations = new Destinations(outputs(), format, others);
        if (output.equals(Destinations.STANDARD_OUTPUT)) {
            opened.addStandardOutput(destinations.formatOf(output, new Exporters(text(gilspy))));
        } else if (!output.endsWith(RECORDING)) {
            opened.addFile(
                    Destinations.path(output),
                    destinations.formatOf(output, new Exporters(plainText(gilspy))));
        } else if (recordings) {
            opened.addRecording(Destinations.path(output));
        } else {
            throw new UsageException(
                    "%s cannot be made from a recording.".formatted(output),
                    "A recording is copied with cp.");
        }
    }

    private TextOptions text(GilspyCommand gilspy) {
        int columns = width == null ? gilspy.terminal().width() : width;
        return new TextOptions(columns, gilspy.colors(), all);
    }

    private TextOptions plainText(GilspyCommand gilspy) {
        int columns = width == null ? gilspy.terminal().fileWidth() : width;
        return new TextOptions(columns, false, all);
    }

    /** The names that {@code -f} takes; the shell completes them. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FORMATS.names().iterator();
        }
    }
}
