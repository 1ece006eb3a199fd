package dev.gilspy.tui;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The last minutes: how much of the time the GIL was held, and how many threads waited for it. */
final class HistoryStrip {
    private static final int LABEL = 22;

    private final Part part;
    private final List<LivePoint> points;

    HistoryStrip(Part part) {
        this.part = part;
        this.points = part.shown().history();
    }

    Section section(int importance) {
        return new Section(importance, 3, points.isEmpty() ? 0 : 3, this::lines);
    }

    private List<String> lines(int height) {
        long nanos = points.get(points.size() - 1).toNanos() - points.get(0).fromNanos();
        double gils = Math.max(1, points.stream().mapToInt(LivePoint::gils).max().orElse(1));
        double mostWaiting =
                points.stream().mapToDouble(LivePoint::waiting).filter(w -> w > 0).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(part.palette().heading(" THE LAST " + Durations.exact(nanos)));
        lines.add(strip("GIL held, of 100 %", ThreadState.RUNNING, LivePoint::utilisation, gils));
        lines.add(
                strip(
                        "waiting, of " + Shares.number(Math.max(1, mostWaiting)),
                        ThreadState.WAITING,
                        LivePoint::waiting,
                        Math.max(1, mostWaiting)));
        return lines;
    }

    private String strip(
            String label, ThreadState state, ToDoubleFunction<LivePoint> figure, double full) {
        double[] values = points.stream().mapToDouble(figure).toArray();
        String blocks = Sparkline.of(values, full, part.width() - LABEL);
        return Columns.left(" " + label, LABEL) + part.palette().state(state, blocks);
    }
}
