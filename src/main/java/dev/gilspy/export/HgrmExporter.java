package dev.gilspy.export;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.report.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Percentile distributions in milliseconds, as HdrHistogram writes them and its plotter reads them:
 * for each thread one of its holds and one of its waits, each under a comment that names it; or,
 * since the plotter takes one of each file, one of all threads' holds or of their waits.
 */
final class HgrmExporter implements Exporter {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int STEPS_PER_HALF = 5; // as HistogramLogProcessor has them

    private final EpisodeKind only;

    /** One distribution for each thread and kind. */
    HgrmExporter() {
        this(null);
    }

    /** One of all threads. */
    HgrmExporter(EpisodeKind only) {
        this.only = only;
    }

    @Override
    public String name() {
        return only == null ? "hgrm" : "hgrm-" + only.label();
    }

    @Override
    public List<String> endings() {
        return List.of(only == null ? ".hgrm" : "." + only.label() + ".hgrm");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        HonestStream honest = new HonestStream(out);
        PrintStream text = new PrintStream(honest, false, StandardCharsets.UTF_8);
        text.print("#[gilspy: durations of holds and waits of the GIL, in milliseconds]\n");
        for (Map.Entry<String, Histogram> part : parts(summary).entrySet()) {
            text.print("#[" + part.getKey() + "]\n");
            part.getValue().outputPercentileDistribution(text, STEPS_PER_HALF, NANOS_PER_MILLI);
            text.print("\n");
        }
        text.flush();
        honest.check();
    }

    private Map<String, Histogram> parts(Summary summary) {
        Map<String, Histogram> parts = new TreeMap<>();
        for (ProcessSummary process : summary.processes()) {
            Map<Integer, String> names = names(summary, process);
            EpisodeHistograms.by(process, id -> names.getOrDefault(id, "a thread not known"))
                    .forEach((thread, byKind) -> add(thread, byKind, parts));
        }
        return parts;
    }

    private void add(
            String thread, Map<EpisodeKind, Histogram> byKind, Map<String, Histogram> parts) {
        Arrays.stream(EpisodeKind.values())
                .filter(kind -> byKind.containsKey(kind) && (only == null || only == kind))
                .forEach(
                        kind ->
                                parts.merge(
                                        only == null
                                                ? thread + ": " + kind.label()
                                                : "all threads: " + kind.label(),
                                        byKind.get(kind),
                                        HgrmExporter::sum));
    }

    private static Histogram sum(Histogram first, Histogram second) {
        first.add(second);
        return first;
    }

    private static Map<Integer, String> names(Summary summary, ProcessSummary process) {
        String name = Names.among(summary, process);
        String prefix = name.isEmpty() ? "" : name + ", ";
        Map<Integer, String> names = new HashMap<>();
        process.threads()
                .forEach(
                        thread ->
                                names.put(
                                        thread.thread().id(),
                                        prefix
                                                + Columns.plain(thread.thread().name())
                                                + " ("
                                                + thread.thread().tid()
                                                + ")"));
        return names;
    }
}
