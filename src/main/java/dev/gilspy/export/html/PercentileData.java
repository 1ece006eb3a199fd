package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.IntervalHistogram;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Durations at each percentile, of the threads that held or waited longest. */
final class PercentileData {
    /** More lines cannot be told apart in one plot. */
    static final int MOST_THREADS = 8;

    /** Points in each half of what is left to 100 %, as HdrHistogram's own plots have them. */
    private static final int POINTS_PER_HALF = 5;

    private final ProcessSummary process;
    private final ThreadNumbers threads;

    private record Line(int thread, Histogram histogram) {
        double totalNanos() {
            return histogram.getMean() * histogram.getTotalCount();
        }
    }

    PercentileData(ProcessSummary process, ThreadNumbers threads) {
        this.process = process;
        this.threads = threads;
    }

    /** For holds and for waits the lines, each {@code percentile, ns} one after the other. */
    void write(JsonWriter json) throws IOException {
        json.beginObject();
        for (EpisodeKind kind : EpisodeKind.values()) {
            List<Line> lines = lines(kind);
            int drawn = Math.min(MOST_THREADS, lines.size());
            json.name(kind.label()).beginObject();
            json.name("left_out").value(lines.size() - drawn).name("lines").beginArray();
            for (Line line : lines.subList(0, drawn)) {
                writeLine(json, line);
            }
            json.endArray().endObject();
        }
        json.endObject();
    }

    /** Longest in sum first. */
    private List<Line> lines(EpisodeKind kind) {
        Map<Integer, Histogram> byThread = new HashMap<>();
        for (IntervalHistogram interval : process.intervals()) {
            if (interval.kind() == kind) {
                Histogram more = interval.histogram();
                byThread.computeIfAbsent(interval.thread(), absent -> autoResizing(more)).add(more);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (ThreadSummary thread : process.threads()) {
            Histogram histogram = byThread.get(thread.thread().id());
            if (histogram != null) {
                lines.add(new Line(thread.thread().id(), histogram));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::totalNanos).reversed());
        return lines;
    }

    private static Histogram autoResizing(Histogram like) {
        Histogram histogram = new Histogram(like);
        histogram.setAutoResize(true);
        return histogram;
    }

    private void writeLine(JsonWriter json, Line line) throws IOException {
        json.beginObject().name("thread").value(threads.of(line.thread()));
        json.name("count").value(line.histogram().getTotalCount());
        json.name("points").beginArray();
        for (HistogramIterationValue at : line.histogram().percentiles(POINTS_PER_HALF)) {
            json.value(Math.rint(at.getPercentileLevelIteratedTo() * 1e6) / 1e6);
            json.value(at.getValueIteratedTo());
        }
        json.endArray().endObject();
    }
}
