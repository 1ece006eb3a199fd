package dev.gilspy.demo;

import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.report.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The table of {@code gilspy demo all}, a line at a time, since each takes its time. Columns are as
 * wide as the widest word that there is for them.
 */
public final class ShowingsText {
    private static final int LABEL = widest(Stream.of(Workload.values()).map(Workload::label));
    private static final int CODE =
            widest(VerdictCode.ofOneProcess().stream().map(VerdictCode::label));
    private static final String ROW =
            "%%-%ds  %%-%ds  %%-%ds  %%s  %%6s  %%7s  %%7s  %%7s  %%6s"
                    .formatted(LABEL, CODE, CODE);

    private final Palette palette;

    public ShowingsText(Palette palette) {
        this.palette = palette;
    }

    public String heading() {
        return palette.heading(
                row(
                        "WORKLOAD",
                        "EXPECTED",
                        "FOUND",
                        " ",
                        "held %",
                        "waiting",
                        "starved",
                        "ceiling",
                        "sure %"));
    }

    public String row(Showing showing) {
        Verdict verdict = showing.verdict();
        return row(
                showing.workload().label(),
                showing.expected().label(),
                verdict.code().label(),
                showing.agrees() ? palette.good("✓") : palette.bad("✗"),
                text(showing.gil(), gil -> Shares.percent(gil.utilisation())),
                text(showing.gil(), gil -> Shares.number(gil.waitingMean())),
                Shares.number(showing.starved()),
                text(verdict.ceiling(), Shares::number),
                text(verdict.confidence(), sure -> Shares.percent(sure.share())));
    }

    /** Of a workload that could not be shown. */
    public String row(NotShownException absent) {
        String none = Shares.UNKNOWN;
        String expected = absent.workload().usualVerdict().label();
        return palette.faint(
                row(
                        absent.workload().label(),
                        expected,
                        "not shown here",
                        none,
                        none,
                        none,
                        none,
                        none,
                        none));
    }

    /** Whether all agree, and why some could not be shown. */
    public List<String> ending(List<Showing> shown, List<NotShownException> absent) {
        List<String> lines = new ArrayList<>();
        lines.add(agreement(shown));
        absent.forEach(
                each ->
                        lines.add(
                                "Not shown here: %s (%s)."
                                        .formatted(each.workload().label(), each.reason())));
        return lines;
    }

    /** What was predicted of the same work in processes, beside what was measured. */
    public List<String> gains(List<Gained> gains) {
        List<String> lines = new ArrayList<>();
        lines.add(
                palette.heading(
                        gain("THE SAME WORK IN PROCESSES", "predicted", "measured", "error")));
        for (Gained gain : gains) {
            lines.add(
                    gain(
                            gain.workload().label(),
                            Shares.number(gain.predicted()) + " x",
                            Shares.number(gain.measured()) + " x",
                            String.format(Locale.ROOT, "%+.0f %%", 100 * gain.error())));
        }
        return gains.isEmpty() ? List.of() : lines;
    }

    private static String gain(String workload, String predicted, String measured, String error) {
        return String.format(
                Locale.ROOT, "%-26s  %9s  %8s  %7s", workload, predicted, measured, error);
    }

    private String agreement(List<Showing> shown) {
        long others = shown.stream().filter(showing -> !showing.agrees()).count();
        return others == 0
                ? palette.good("All %d verdicts are the expected ones.".formatted(shown.size()))
                : palette.bad(
                        "%d of %d verdicts are not the expected ones."
                                .formatted(others, shown.size()));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }

    private static <T> String text(T value, Function<T, String> text) {
        return value == null ? Shares.UNKNOWN : text.apply(value);
    }

    private static int widest(Stream<String> words) {
        return words.mapToInt(String::length).max().orElseThrow();
    }
}
