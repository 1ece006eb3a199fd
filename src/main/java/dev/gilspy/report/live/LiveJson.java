package dev.gilspy.report.live;

import dev.gilspy.analysis.Verdict;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/**
 * One window of a live view as one line of JSON, with the names and units of the JSON report:
 * durations are integers of nanoseconds, shares 0 to 1, what is not known is null.
 */
public final class LiveJson {
    public static final int SCHEMA = 1;

    /** What matters of functions and of waiting is at the top. */
    private static final int MOST_ROWS = 50;

    private static final String SCHEMA_FILE = "/schema/top-1.json";

    private final JsonFields json;
    private final LiveView view;

    private LiveJson(LiveView view, Writer out) {
        this.json = JsonFields.onOneLine(out);
        this.view = view;
    }

    /** The JSON Schema (draft 2020-12) that describes a line; to be closed. */
    public static InputStream schema() {
        return LiveJson.class.getResourceAsStream(SCHEMA_FILE);
    }

    /**
     * Writes the line and flushes; does not close.
     *
     * @param at wall-clock time of the window's end
     */
    public static void write(LiveView view, Instant at, Writer out) throws IOException {
        new LiveJson(view, out).write(at);
        out.write('\n');
        out.flush();
    }

    private void write(Instant at) throws IOException {
        LiveHeader header = view.header();
        json.beginObject().number("schema", SCHEMA);
        json.text("end", at.toString());
        json.number("window_ns", header.windowNanos());
        json.number("since_ns", header.sinceNanos());
        json.text("source", header.exact() ? "kernel" : "remote");
        json.number("gils", header.gils());
        json.number("utilisation", header.utilisation());
        json.number("demand", header.demand());
        json.number("waiting_mean", header.waiting());
        json.number("native_mean", header.nativeMean());
        json.number("switches_per_second", header.switchesPerSecond());
        json.number("cpus_used", header.cpusUsed());
        json.number("cpus_usable", header.cpusUsable() > 0 ? header.cpusUsable() : Double.NaN);
        json.number("own_cpus", header.ownCpus());
        writeQuality(header.quality());
        writeVerdict(header.verdict());
        writeProcesses();
        writeThreads();
        writeBlame();
        writeFunctions();
        json.endObject().finish();
    }

    private void writeQuality(RunQuality quality) throws IOException {
        if (quality == null) {
            json.unknown("samples").unknown("torn").unknown("missed");
            json.unknown("failed_reads").unknown("failed_stops").unknown("lost_events");
            return;
        }
        json.number("samples", quality.samples());
        json.number("torn", quality.torn());
        json.number("missed", quality.missed());
        json.number("failed_reads", quality.failedReads());
        json.number("failed_stops", quality.failedStops());
        json.number("lost_events", quality.lostEvents());
    }

    private void writeVerdict(Verdict verdict) throws IOException {
        if (verdict == null) {
            json.unknown("verdict");
            return;
        }
        json.beginObject("verdict").text("code", verdict.code().label());
        json.text("summary", verdict.summary()).endObject();
    }

    private void writeProcesses() throws IOException {
        json.beginArray("processes");
        for (ProcessRow row : view.processes()) {
            ProcessInfo info = row.info();
            json.beginObject().number("pid", info.pid()).positive("parent_pid", info.parentPid());
            json.texts("command", info.command());
            json.text("implementation", info.implementation()).text("version", info.version());
            json.flag("free_threaded", info.freeThreaded());
            json.text("gil", info.gilEnabled() ? "on" : "off");
            json.number("threads", row.threads()).number("gils", row.gils());
            json.number("utilisation", row.utilisation()).number("demand", row.demand());
            json.number("waiting_mean", row.waiting()).number("cpus_used", row.cpusUsed());
            writeBytes("resident_bytes", row.residentBytes());
            writeBytes("proportional_bytes", row.proportionalBytes());
            writeBytes("unique_bytes", row.uniqueBytes());
            json.endObject();
        }
        json.endArray();
    }

    private void writeBytes(String name, double bytes) throws IOException {
        if (Double.isNaN(bytes)) {
            json.unknown(name);
        } else {
            json.number(name, Math.round(bytes));
        }
    }

    private void writeThreads() throws IOException {
        json.beginArray("threads");
        for (ThreadRow row : view.threads()) {
            String name = row.thread().name();
            json.beginObject().number("pid", row.pid()).positive("tid", row.thread().tid());
            json.text("name", name.isEmpty() ? null : name);
            json.beginObject("shares");
            for (ThreadState state : ThreadState.values()) {
                json.number(state.label(), row.share(state));
            }
            json.endObject().number("cpus_used", row.cpus()).number("makes_wait", row.caused());
            writeQuantiles("hold", row.summary().holds());
            writeQuantiles("wait", row.summary().waits());
            json.endObject();
        }
        json.endArray();
    }

    private void writeQuantiles(String name, Quantiles quantiles) throws IOException {
        json.beginObject(name).text("source", quantiles.exact() ? "exact" : "sampled");
        json.number("count", quantiles.count());
        if (quantiles.count() == 0) {
            json.unknown("p50_ns").unknown("p99_ns").unknown("max_ns");
        } else {
            json.number("p50_ns", quantiles.p50Nanos()).number("p99_ns", quantiles.p99Nanos());
            json.number("max_ns", quantiles.maxNanos());
        }
        json.number("resolution_ns", quantiles.resolutionNanos()).endObject();
    }

    private void writeBlame() throws IOException {
        json.beginArray("blame");
        for (WaitRow row : first(view.waits())) {
            json.beginObject().number("pid", row.pid()).number("share", row.share());
            json.number("waiting_mean", row.waiting());
            json.text("where", row.where().isEmpty() ? null : row.where());
            json.text("holder", row.holder()).endObject();
        }
        json.endArray();
    }

    private void writeFunctions() throws IOException {
        json.beginArray("functions");
        for (FunctionRow row : first(view.functions())) {
            Frame frame = row.frame();
            json.beginObject().text("function", frame.function());
            json.text("file", frame.file().isEmpty() ? null : frame.file());
            json.number("held_mean", row.held()).number("makes_wait", row.caused());
            json.number("native_mean", row.nativeMean());
            json.number("blocked_mean", row.blocked()).endObject();
        }
        json.endArray();
    }

    private static <R> List<R> first(List<R> rows) {
        return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }
}
