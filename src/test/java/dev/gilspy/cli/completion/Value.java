package dev.gilspy.cli.completion;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may be typed for an option's value, or an argument.
 *
 * @param words what is proposed, of {@link Kind#WORDS}
 * @param separator what stands between several, or after the names of threads; else empty
 */
public record Value(Kind kind, List<String> words, String separator) {
    private static final String NAMES = "[NAMES=]";

    /** By the label that the help shows. */
    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    entry("PID", Kind.PYTHONS),
                    entry("FILE", Kind.FILE),
                    entry("RECORDING", Kind.RECORDING),
                    entry("BEFORE", Kind.RECORDING),
                    entry("AFTER", Kind.RECORDING),
                    entry("EXECUTABLE", Kind.PROGRAM),
                    entry("-- CMD [ARG...]", Kind.COMMAND_LINE),
                    entry("REGEX", Kind.TEXT),
                    entry("PID|REGEX", Kind.TEXT),
                    entry("N", Kind.TEXT));

    /** Sensible values where there are too many to name all, by the same. */
    private static final Map<String, List<String>> EXAMPLES =
            Map.of(
                    "TIME", List.of("1s", "10s", "1m"),
                    "HZ", List.of("100", "1000", "10k"),
                    "SIZE", List.of("100MB", "1GiB"),
                    "PERCENT", List.of("1%", "5%", "10%"),
                    "COLUMNS", List.of("80", "100", "120", "140"),
                    "PORT", List.of("9464"),
                    "[NAMES=]TIME", List.of("1ms", "10ms", "100ms"),
                    "[NAMES=]SHARE", List.of("5%", "20%", "50%"));

    /** What the shells know how to complete. */
    public enum Kind {
        PYTHONS,
        FILE,
        RECORDING,
        PROGRAM,
        COMMAND_LINE,
        WORDS,
        TEXT
    }

    public static Value of(ArgSpec argument) {
        String label = argument.paramLabel();
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            return words(StreamSupport.stream(candidates.spliterator(), false).toList(), label);
        }
        if (EXAMPLES.containsKey(label)) {
            return words(EXAMPLES.get(label), label);
        }
        if (!KINDS.containsKey(label)) {
            throw new IllegalStateException("Give the label " + label + " its place in Value.");
        }
        return new Value(KINDS.get(label), List.of(), argument.splitRegex());
    }

    private static Value words(List<String> words, String label) {
        return new Value(Kind.WORDS, words, label.startsWith(NAMES) ? "=" : "");
    }

    /** Whether the option stands for something by itself, too. */
    static boolean isOptional(OptionSpec option) {
        return option.arity().min() == 0;
    }

    boolean behindNames() {
        return separator.equals("=");
    }

    boolean isList() {
        return separator.equals(",");
    }

    String joinedWords() {
        return String.join(" ", words);
    }
}
