package dev.gilspy.export;

import dev.gilspy.aggregate.IntervalHistogram;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.report.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A histogram log as HdrHistogram's own tools read it: for each second, each thread and holds and
 * waits one interval histogram in nanoseconds, tagged {@code name(tid)/hold} or {@code /wait}. An
 * episode is in the second in which it ended.
 */
public final class HlogExporter implements Exporter {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public String name() {
        return "hlog";
    }

    @Override
    public List<String> endings() {
        return List.of(".hlog");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        HonestStream honest = new HonestStream(out);
        HistogramLogWriter log = new HistogramLogWriter(honest);
        long startMillis = summary.run() == null ? 0 : summary.run().start().toEpochMilli();
        log.outputComment("[Holds and waits of the GIL, in nanoseconds, recorded by gilspy]");
        log.outputLogFormatVersion();
        log.outputStartTime(startMillis);
        log.setBaseTime(startMillis);
        log.outputBaseTime(startMillis);
        log.outputLegend();
        for (ProcessSummary process : summary.processes()) {
            String prefix =
                    summary.processes().size() > 1 ? "pid" + process.info().pid() + "/" : "";
            long sinceMillis = process.window().sinceNanos(summary.run()) / NANOS_PER_MILLI;
            writeIntervals(process, prefix, startMillis + sinceMillis, log);
        }
        log.close();
        honest.check();
    }

    private static void writeIntervals(
            ProcessSummary process, String prefix, long startMillis, HistogramLogWriter log) {
        ThreadLabels labels = new ThreadLabels(process);
        for (IntervalHistogram interval : process.intervals()) {
            Histogram histogram = interval.histogram();
            histogram.setStartTimeStamp(startMillis + interval.fromNanos() / NANOS_PER_MILLI);
            histogram.setEndTimeStamp(startMillis + interval.toNanos() / NANOS_PER_MILLI);
            String thread = tag(labels.compact(interval.thread()));
            histogram.setTag(prefix + thread + "/" + interval.kind().label());
            log.outputIntervalHistogram(histogram);
        }
    }

    /** A tag ends at a comma or a space, and nothing can be escaped. */
    private static String tag(String name) {
        return Columns.plain(name).replaceAll("[\\s\\p{Z},]", "_");
    }
}
