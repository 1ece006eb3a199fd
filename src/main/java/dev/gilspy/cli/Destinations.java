package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.error.UsageException;
import dev.gilspy.export.Format;
import dev.gilspy.export.Formats;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Where to write and in which formats, as {@code -o} and {@code -f} say it.
 *
 * @param outputs as typed
 * @param format as typed; null if it was not given
 * @param others endings of files that are no reports, and need no format
 */
record Destinations(List<String> outputs, String format, List<String> others) {
    static final String STANDARD_OUTPUT = "-";

    /**
     * @throws UsageException if they make no sense together
     */
    void check(Formats<?> formats) {
        if (new HashSet<>(outputs).size() < outputs.size()) {
            throw new UsageException("The same output is given twice with -o.", "Leave one out.");
        }
        if (format != null && outputs.stream().noneMatch(output -> needsFormat(output, formats))) {
            throw new UsageException(
                    "-f %s is without effect: the files' endings name their formats."
                            .formatted(format),
                    "Leave it out, or add -o - to write to standard output, too.");
        }
    }

    private boolean needsFormat(String output, Formats<?> formats) {
        return others.stream().noneMatch(output::endsWith)
                && formats.findByFileName(output).isEmpty();
    }

    /**
     * Opens them all.
     *
     * @param onTerminal formats of standard output
     * @param inFile formats of files
     * @throws UsageException if they make no sense
     * @throws OutputException if one of them cannot be written
     */
    <T> Reports<T> open(Formats<Format<T>> onTerminal, Formats<Format<T>> inFile) {
        Reports<T> reports = new Reports<>();
        try {
            for (String output : outputs) {
                if (output.equals(STANDARD_OUTPUT)) {
                    reports.addStandardOutput(formatOf(output, onTerminal));
                } else {
                    reports.addFile(path(output), formatOf(output, inFile));
                }
            }
        } catch (UsageException | OutputException e) {
            reports.discard();
            throw e;
        }
        return reports;
    }

    boolean toStandardOutput() {
        return outputs.contains(STANDARD_OUTPUT);
    }

    /**
     * The format of one of the outputs.
     *
     * @throws UsageException if there is none
     */
    <F extends Format<?>> F formatOf(String output, Formats<F> formats) {
        if (output.equals(STANDARD_OUTPUT)) {
            return formats.byFormat(format == null ? Defaults.FORMAT : format);
        }
        return formats.findByFileName(output)
                .orElseGet(
                        () -> {
                            if (format == null) {
                                throw unknownEnding(output, formats);
                            }
                            return formats.byFormat(format);
                        });
    }

    private UsageException unknownEnding(String output, Formats<?> formats) {
        List<String> endings = new ArrayList<>(others);
        endings.addAll(formats.endings());
        return new UsageException(
                "The ending of \"%s\" is not one of a known format.".formatted(output),
                "Endings: %s; or name the format with --format."
                        .formatted(String.join(" ", endings)));
    }

    /**
     * @throws UsageException if it is none
     */
    static Path path(String output) {
        try {
            return Path.of(output);
        } catch (InvalidPathException e) {
            throw new UsageException("%s is no file name.".formatted(output), "", e);
        }
    }
}
