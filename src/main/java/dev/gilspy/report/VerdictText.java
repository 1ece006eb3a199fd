package dev.gilspy.report;

import dev.gilspy.analysis.Confidence;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdict: its label, one sentence, what it could gain, the figures, and what to do. */
final class VerdictText {
    /** A factor below this is no reason to change anything. */
    private static final double WORTH_SAYING = 1.1;

    private static final String INDENT = "  ";
    private static final String ARROW = "→ ";

    private static final String NOT_SURE =
            "This verdict is not sure: record for longer, or only the phase that is slow.";

    private static final String UNKNOWN =
            "confidence not known: the recording is too short for one";

    private final TextOptions options;
    private final Palette palette;

    VerdictText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    /**
     * @param observedNanos how long the recording is
     */
    List<String> lines(Verdict verdict, long observedNanos) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading(label(verdict)));
        addWrapped(lines, INDENT, Columns.plain(verdict.summary()));
        ceiling(verdict).ifPresent(sentence -> addWrapped(lines, INDENT, sentence));
        if (!verdict.evidence().isEmpty()) {
            int room = options.width() - INDENT.length();
            List<String> evidence = verdict.evidence().stream().map(Columns::plain).toList();
            Columns.wrapItems(evidence, room)
                    .forEach(line -> lines.add(palette.faint(INDENT + line)));
        }
        confidence(verdict, observedNanos)
                .ifPresent(clause -> lines.add(palette.faint(INDENT + clause)));
        for (String remedy : remedies(verdict)) {
            addWrapped(lines, INDENT + ARROW, remedy);
        }
        return lines;
    }

    /** What to do, a sentence each; the last one may be to record for longer. */
    static List<String> remedies(Verdict verdict) {
        List<String> remedies =
                new ArrayList<>(verdict.remedies().stream().map(Columns::plain).toList());
        if (verdict.confidence() != null && verdict.confidence().low()) {
            remedies.add(NOT_SURE);
        }
        return remedies;
    }

    /** How sure it is, a clause; empty where nothing was observed. */
    static Optional<String> confidence(Verdict verdict, long observedNanos) {
        return observedNanos > 0
                ? Optional.of(confidence(verdict.confidence(), observedNanos))
                : Optional.empty();
    }

    /** What it could gain, a sentence; empty where that is no reason to change anything. */
    static Optional<String> ceiling(Verdict verdict) {
        return Optional.ofNullable(verdict.ceiling())
                .filter(ceiling -> ceiling >= WORTH_SAYING)
                .map(
                        ceiling ->
                                "Without %s could run up to %s times as fast on these CPUs."
                                        .formatted(work(verdict), Shares.number(ceiling)));
    }

    /** Rounded down: 100 % is more than a recording can say. */
    private static String confidence(Confidence confidence, long observedNanos) {
        if (confidence == null) {
            return UNKNOWN;
        }
        String orElse =
                confidence.runnerUp() == null ? "" : "; else " + confidence.runnerUp().label();
        return "confidence %s %% over %s of %s s%s"
                .formatted(
                        Shares.count((long) (100 * confidence.share())),
                        Shares.plural(confidence.intervals(), "interval"),
                        Shares.number(observedNanos / 1e9 / confidence.intervals()),
                        orElse);
    }

    private static String work(Verdict verdict) {
        return verdict.interpreter() == null
                ? "the GIL this work"
                : "its GIL the work in interpreter " + verdict.interpreter();
    }

    private static String label(Verdict verdict) {
        return verdict.code().label().toUpperCase(Locale.ROOT);
    }

    private void addWrapped(List<String> lines, String lead, String text) {
        String rest = " ".repeat(lead.length());
        String first = lead;
        for (String line : Columns.wrap(text, options.width() - lead.length())) {
            lines.add(first + line);
            first = rest;
        }
    }
}
