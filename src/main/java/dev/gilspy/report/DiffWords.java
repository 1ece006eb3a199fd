package dev.gilspy.report;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Comparability.Obstacle;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.compare.Change;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Group;
import dev.gilspy.compare.Recorded;
import dev.gilspy.compare.Regression;
import dev.gilspy.compare.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a comparison is said, in text and in Markdown. */
final class DiffWords {
    /** From here on percent are hard to read. */
    private static final double MANY_TIMES = 9;

    private static final int LONGEST_COMMAND = 80;

    private DiffWords() {}

    /** What came of each of several roles, a sentence each. */
    static List<String> roles(Diffs diffs) {
        List<String> sentences = new ArrayList<>();
        for (Diff diff : diffs.roles()) {
            sentences.add("%s: %s.".formatted(diff.role(), headline(diff.comparison())));
        }
        diffs.onlyBefore().forEach(role -> sentences.add(role + ": gone, nothing to compare."));
        diffs.onlyAfter().forEach(role -> sentences.add(role + ": new, nothing to compare."));
        return sentences;
    }

    /** PID and command of what was recorded; of several processes how many they are. */
    static String observed(Recorded recorded, int width) {
        List<ProcessSummary> processes = recorded.summary().processes();
        return processes.size() == 1
                ? HeaderText.command(processes.get(0).info(), width)
                : "the mean of " + Shares.plural(processes.size(), "process", "processes");
    }

    /** What the figures are of. */
    static String processes(Comparison comparison) {
        return "Before: %s. After: %s."
                .formatted(recorded(comparison.before()), recorded(comparison.after()));
    }

    private static String recorded(Recorded side) {
        return "%s, %s of %s"
                .formatted(
                        side.name(),
                        Durations.exact(side.summary().observedNanos()),
                        observed(side, LONGEST_COMMAND));
    }

    /** What changed at large, in two words. */
    static String headline(Comparison comparison) {
        boolean worse = count(comparison, Change.WORSE) > 0;
        boolean better = count(comparison, Change.BETTER) > 0;
        if (worse || better) {
            return worse && better ? "better and worse" : worse ? "worse" : "better";
        }
        if (!comparison.differences().known()) {
            return "too short to tell";
        }
        return told(comparison) > 0 ? "changed" : "no change that can be told";
    }

    /** The same in figures. */
    static String counts(Comparison comparison) {
        if (!comparison.differences().known()) {
            return "Noise cannot be told from change in recordings of less than two seconds: record"
                    + " for ten.";
        }
        List<String> parts = new ArrayList<>();
        long others = count(comparison, Change.MORE) + count(comparison, Change.LESS);
        parts.add(count(comparison, Change.WORSE) + " worse");
        parts.add(count(comparison, Change.BETTER) + " better");
        parts.add(others + " changed otherwise");
        return "Of %s: %s; the rest did not change more than noise, or has no interval."
                .formatted(
                        Shares.plural(comparison.rows().size(), "figure"),
                        String.join(", ", parts));
    }

    private static long told(Comparison comparison) {
        return comparison.rows().stream().filter(row -> row.change().told()).count();
    }

    private static long count(Comparison comparison, Change change) {
        return comparison.rows().stream().filter(row -> row.change() == change).count();
    }

    /** Both verdicts, with how sure they are. */
    static String verdicts(Comparison comparison) {
        String before = verdict(comparison.verdictBefore());
        String after = verdict(comparison.verdictAfter());
        boolean same = comparison.verdictBefore().code() == comparison.verdictAfter().code();
        return same
                ? "Verdict: still %s".formatted(after)
                : "Verdict: %s → %s".formatted(before, after);
    }

    private static String verdict(Verdict verdict) {
        String label = verdict.code().label().toUpperCase(Locale.ROOT);
        return verdict.confidence() == null
                ? label
                : "%s (%s sure)".formatted(label, Shares.percentSign(verdict.confidence().share()));
    }

    /** What keeps the two from being quite comparable, a sentence each. */
    static List<String> warnings(Diff diff) {
        List<String> sentences = new ArrayList<>();
        for (Obstacle obstacle : diff.ignored()) {
            sentences.add(
                    "Not comparable, by %s: %s before, %s after."
                            .formatted(obstacle.what(), obstacle.before(), obstacle.after()));
        }
        sentences.addAll(diff.warnings());
        diff.comparison().starvation().ifPresent(row -> sentences.add(starvation(row)));
        return sentences;
    }

    private static String starvation(Row row) {
        boolean worse = row.change() == Change.WORSE;
        return "Threads lacked a CPU %s than before (%s → %s of them): where the machine was %s, other"
                        .formatted(
                                worse ? "more" : "less",
                                RowWords.value(row, row.before()),
                                RowWords.value(row, row.after()),
                                worse ? "busier" : "less busy")
                + " figures may be %s for that.".formatted(worse ? "worse" : "better");
    }

    /** What the gate found, a sentence each; empty without a gate. */
    static List<String> gate(Diff diff) {
        List<String> sentences = new ArrayList<>();
        Gate gate = diff.gate();
        if (gate == null) {
            return sentences;
        }
        String limit = Shares.said(gate.limit());
        String sure = gate.strict() ? "" : ", beyond noise";
        if (gate.regressions().isEmpty()) {
            sentences.add(
                    "PASSED: nothing that matters is worse by more than %s%s."
                            .formatted(limit, sure));
            return sentences;
        }
        int count = gate.regressions().size();
        sentences.add(
                "FAILED: %s worse by more than %s%s."
                        .formatted(
                                count == 1 ? "1 figure is" : count + " figures are", limit, sure));
        gate.regressions().forEach(regression -> sentences.add(sentence(regression)));
        return sentences;
    }

    private static String sentence(Regression regression) {
        Row row = regression.row();
        String by = growth(regression.relative());
        String where =
                regression.frame() == null ? "" : "; look at " + Code.text(regression.frame());
        return "%s: %s → %s (%s)%s"
                .formatted(
                        RowWords.name(row),
                        RowWords.value(row, row.before()),
                        RowWords.value(row, row.after()),
                        by,
                        where);
    }

    private static String growth(double relative) {
        if (Double.isInfinite(relative)) {
            return "none before";
        }
        return relative < MANY_TIMES
                ? String.format(Locale.ROOT, "%+.0f %%", 100 * relative)
                : Shares.count(Math.round(1 + relative)) + " times as much";
    }

    /** How many threads are in each group whose number is not the same, if there are any. */
    static List<String> groups(Comparison comparison) {
        List<String> changed = new ArrayList<>();
        for (Group group : comparison.groups()) {
            int before = group.before().size();
            int after = group.after().size();
            if (before != after) {
                changed.add("%s %d → %d".formatted(RowWords.group(group.name()), before, after));
            }
        }
        return changed;
    }

    /** How the marks came about. */
    static String method(Comparison comparison) {
        return ("Differences with 95 %% intervals, from %d and %d blocks of time. Marked is what is"
                        + " large enough to matter, and where of a table's marks at most 5 %% are"
                        + " expected to be noise (Benjamini-Hochberg).")
                .formatted(
                        comparison.differences().blocksBefore(),
                        comparison.differences().blocksAfter());
    }
}
