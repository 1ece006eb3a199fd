package dev.gilspy.report;

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

    private final TextOptions options;
    private final Palette palette;

    VerdictText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(Verdict verdict) {
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
        for (String remedy : verdict.remedies()) {
            addWrapped(lines, INDENT + "→ ", Columns.plain(remedy));
        }
        return lines;
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
