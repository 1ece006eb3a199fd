package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.error.UsageException;
import dev.gilspy.export.Exporter;
import dev.gilspy.export.Exporters;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which reports to write, and where. */
final class OutputOptions {
    private static final String STANDARD_OUTPUT = "-";
    private static final String RECORDING = ".gilspy";
    private static final Exporters FORMATS = new Exporters(TextOptions.PLAIN);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write here, in the format that the ending names; - is standard output. May be"
                            + " given several times (default: -).")
    private List<String> outputs = List.of(STANDARD_OUTPUT);

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
        checkOptions();
        Outputs opened = new Outputs(threads);
        try {
            outputs.forEach(output -> add(output, gilspy, recordings, opened));
        } catch (UsageException | OutputException e) {
            opened.discard();
            throw e;
        }
        return opened;
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
                outputs.stream()
                        .filter(output -> !output.equals(STANDARD_OUTPUT))
                        .map(OutputOptions::path)
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
        if (outputs.size() > 1 || !outputs.get(0).matches("-|.*/")) {
            throw new UsageException(
                    "This makes several recordings, and %s is not one folder."
                            .formatted(String.join(", ", outputs)),
                    "Give it a slash at the end: -o DIR/");
        }
    }

    /** How standard output has its text; empty if it has none, or another format. */
    Optional<TextOptions> textOnStandardOutput(GilspyCommand gilspy) {
        boolean text =
                outputs.contains(STANDARD_OUTPUT)
                        && (format == null || format.equals(Defaults.FORMAT));
        return text ? Optional.of(text(gilspy)) : Optional.empty();
    }

    private void checkOptions() {
        if (width != null && width <= 0) {
            throw new UsageException("--width %d is no width.".formatted(width), "");
        }
        if (threads != null && outputs.stream().allMatch(output -> output.endsWith(RECORDING))) {
            throw new UsageException(
                    "--threads is without effect: a recording holds all threads.",
                    "Give it to gilspy report.");
        }
        if (new HashSet<>(outputs).size() < outputs.size()) {
            throw new UsageException("The same output is given twice with -o.", "Leave one out.");
        }
        if (format != null && outputs.stream().noneMatch(this::needsFormat)) {
            throw new UsageException(
                    "-f %s is without effect: the files' endings name their formats."
                            .formatted(format),
                    "Leave it out, or add -o - to write to standard output, too.");
        }
    }

    private boolean needsFormat(String output) {
        return !output.endsWith(RECORDING) && FORMATS.findByFileName(output).isEmpty();
    }

    private void add(String output, GilspyCommand gilspy, boolean recordings, Outputs opened) {
        if (output.equals(STANDARD_OUTPUT)) {
            String name = format == null ? Defaults.FORMAT : format;
            opened.addStandardOutput(new Exporters(text(gilspy)).byFormat(name));
        } else if (!output.endsWith(RECORDING)) {
            opened.addFile(path(output), ofFile(output, gilspy, recordings));
        } else if (recordings) {
            opened.addRecording(path(output));
        } else {
            throw new UsageException(
                    "%s cannot be made from a recording.".formatted(output),
                    "A recording is copied with cp.");
        }
    }

    private Exporter ofFile(String output, GilspyCommand gilspy, boolean recordings) {
        Exporters exporters = new Exporters(plainText(gilspy));
        Optional<Exporter> named = exporters.findByFileName(output);
        if (named.isEmpty() && format == null) {
            throw unknownEnding(output, recordings);
        }
        return named.orElseGet(() -> exporters.byFormat(format));
    }

    private static UsageException unknownEnding(String output, boolean recordings) {
        List<String> endings = new ArrayList<>(FORMATS.endings());
        if (recordings) {
            endings.add(0, RECORDING);
        }
        return new UsageException(
                "The ending of \"%s\" is not one of a known format.".formatted(output),
                "Endings: %s; or name the format with --format."
                        .formatted(String.join(" ", endings)));
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
            return FORMATS.all().stream().map(Exporter::name).iterator();
        }
    }

    private static Path path(String output) {
        try {
            return Path.of(output);
        } catch (InvalidPathException e) {
            throw new UsageException("%s is no file name.".formatted(output), "", e);
        }
    }
}
