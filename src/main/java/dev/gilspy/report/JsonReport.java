package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Locale;

/**
 * The report for programs, schema 1. Written as it goes: a recording with many stacks never stands
 * in memory as text. Figures that are not known are null; durations are integers of nanoseconds;
 * shares are 0 to 1.
 */
public final class JsonReport {
    public static final int SCHEMA = 1;

    private static final String SCHEMA_FILE = "/schema/report-1.json";

    private final JsonFields json;

    private JsonReport(Writer out) {
        json = new JsonFields(out);
    }

    /** The JSON Schema (draft 2020-12) that describes it; to be closed. */
    public static InputStream schema() {
        return JsonReport.class.getResourceAsStream(SCHEMA_FILE);
    }

    /** Writes the whole report and flushes; does not close. */
    public static void write(Summary summary, Writer out) throws IOException {
        write(summary, Verdicts.of(summary), out);
    }

    /** The same with a verdict that has been reached already. */
    public static void write(Summary summary, Verdict verdict, Writer out) throws IOException {
        new JsonReport(out).write(summary, verdict);
        out.write('\n');
        out.flush();
    }

    private void write(Summary summary, Verdict verdict) throws IOException {
        json.beginObject().number("schema", SCHEMA);
        json.text("gilspy", summary.run() == null ? null : summary.run().gilspyVersion());
        writeWindow(summary);
        writeHost(summary.run());
        json.beginArray("processes");
        for (JudgedProcess process : JudgedProcess.of(summary)) {
            writeProcess(process);
        }
        json.endArray();
        new JsonFleet(json).write(summary);
        new JsonVerdict(json).write(verdict);
        json.endObject().finish();
    }

    private void writeProcess(JudgedProcess process) throws IOException {
        json.beginObject();
        new JsonProcess(json, process.process()).write();
        writeWindow(process.summary());
        JsonFleet.writeUsage(json, process);
        new JsonVerdict(json).write(process.verdict());
        json.endObject();
    }

    private void writeWindow(Summary summary) throws IOException {
        Run run = summary.run();
        json.beginObject("window");
        json.text("start", run == null ? null : run.start().toString());
        json.number("duration_ns", summary.observedNanos());
        writeRate(run, summary.quality());
        writeCounts(summary.quality());
        writeEnding(summary.ending());
        json.text("source", run == null ? null : lower(run.source()));
        writeQuality(summary.quality());
        json.number("coverage", summary.coverage());
        json.number("reconcile_points", summary.reconcilePoints());
        boolean exact = run != null && run.source() == Run.Source.KERNEL;
        json.text("durations_from", exact ? "exact" : "sampled");
        json.text("pause", run == null ? null : lower(run.pause()));
        json.endObject();
    }

    private void writeRate(Run run, RunQuality quality) throws IOException {
        if (run == null) {
            json.unknown("rate_hz");
        } else {
            json.number("rate_hz", run.rateHz());
        }
        json.positive("rate_lowered_to_hz", quality == null ? 0 : quality.loweredToHz());
        boolean bounded = run != null && run.maxCpu() > 0 && Double.isFinite(run.maxCpu());
        json.number("max_cpu", bounded ? run.maxCpu() : Double.NaN);
    }

    private void writeEnding(Ending ending) throws IOException {
        json.text("stopped_by", ending == null ? null : lower(ending.reason()));
        boolean detailed = ending != null && !ending.detail().isEmpty();
        json.text("stopped_detail", detailed ? ending.detail() : null);
    }

    private void writeCounts(RunQuality quality) throws IOException {
        if (quality == null) {
            json.unknown("samples").unknown("torn").unknown("missed");
            return;
        }
        json.number("samples", quality.samples());
        json.number("torn", quality.torn());
        json.number("missed", quality.missed());
    }

    private void writeQuality(RunQuality quality) throws IOException {
        if (quality == null) {
            json.unknown("realtime")
                    .unknown("lateness")
                    .unknown("own_cpu_ns")
                    .unknown("lost_events");
            json.unknown("failed_reads").unknown("failed_stops");
            json.unknown("stacks_read").unknown("stacks_incomplete");
            return;
        }
        json.flag("realtime", quality.realtime());
        writeQuantiles(json, "lateness", quality.lateness());
        json.number("own_cpu_ns", quality.ownCpuNanos());
        json.number("lost_events", quality.lostEvents());
        json.number("failed_reads", quality.failedReads());
        json.number("failed_stops", quality.failedStops());
        json.number("stacks_read", quality.stacks());
        json.number("stacks_incomplete", quality.incompleteStacks());
    }

    private void writeHost(Run run) throws IOException {
        json.beginObject("host");
        json.number(
                "cpus_usable",
                run == null || run.cpusUsable() <= 0 ? Double.NaN : run.cpusUsable());
        json.text("kernel", run == null || run.kernel().isEmpty() ? null : run.kernel());
        json.endObject();
    }

    static void writeQuantiles(JsonFields json, String name, Quantiles q) throws IOException {
        json.beginObject(name);
        json.text("source", q.exact() ? "exact" : "sampled");
        json.number("count", q.count());
        json.number("total_ns", q.totalNanos());
        writeFigure(json, "p50_ns", q, q.p50Nanos());
        writeFigure(json, "p90_ns", q, q.p90Nanos());
        writeFigure(json, "p99_ns", q, q.p99Nanos());
        writeFigure(json, "p999_ns", q, q.p999Nanos());
        writeFigure(json, "max_ns", q, q.maxNanos());
        json.number("resolution_ns", q.resolutionNanos());
        json.endObject();
    }

    /** A distribution of nothing has no median. */
    private static void writeFigure(JsonFields json, String name, Quantiles q, long nanos)
            throws IOException {
        if (q.count() == 0) {
            json.unknown(name);
        } else {
            json.number(name, nanos);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
