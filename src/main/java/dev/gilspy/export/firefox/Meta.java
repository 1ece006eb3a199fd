package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.Timeline;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.export.Names;
import dev.gilspy.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What stands before the profile's tables: the run, the verdict, and how to show it all. */
final class Meta {
    /** Of the unprocessed format; the profiler does not look at it in a processed one. */
    private static final int GECKO_VERSION = 31;

    /** Tracks that are open at first; the others are a click away. */
    private static final int MOST_OPEN = 15;

    /** The format wants one, also where nothing is known. */
    private static final long ANY_INTERVAL_NANOS = 1_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Summary summary;
    private final List<Track> tracks;

    Meta(Summary summary, List<Track> tracks) {
        this.summary = summary;
        this.tracks = tracks;
    }

    void write(JsonWriter json) throws IOException {
        json.name("meta").beginObject();
        json.name("version").value(GECKO_VERSION);
        json.name("preprocessedProfileVersion").value(FirefoxExporter.FORMAT_VERSION);
        writeRun(summary.run(), json);
        json.name("profilingStartTime").value(0);
        json.name("profilingEndTime").value(Column.millis(summary.observedNanos()));
        json.name("product").value(Names.commands(summary));
        json.name("processType").value(0).name("stackwalk").value(1);
        json.name("symbolicated").value(true).name("symbolicationNotSupported").value(true);
        json.name("usesOnlyOneStackType").value(true);
        json.name("sourceCodeIsNotOnSearchfox").value(true);
        writeUnits(json);
        StateCategory.writeAll(json);
        Marker.writeSchemas(json);
        writeShown(json);
        writeExtra(json);
        json.endObject();
    }

    private void writeRun(Run run, JsonWriter json) throws IOException {
        boolean known = run != null;
        long intervalNanos =
                known && run.rateHz() > 0 ? NANOS_PER_SECOND / run.rateHz() : ANY_INTERVAL_NANOS;
        json.name("interval").value(Column.millis(intervalNanos));
        json.name("startTime").value(known ? run.start().toEpochMilli() : 0);
        json.name("importedFrom").value(Names.recorder(summary));
    }

    private static void writeUnits(JsonWriter json) throws IOException {
        json.name("sampleUnits").beginObject();
        json.name("time").value("ms").name("eventDelay").value("ms");
        json.name("threadCPUDelta").value("ns").endObject();
        json.name("extensions").beginObject();
        for (String column : List.of("id", "name", "baseURL")) {
            json.name(column).beginArray().endArray();
        }
        json.name("length").value(0).endObject();
    }

    private void writeShown(JsonWriter json) throws IOException {
        json.name("keepProfileThreadOrder").value(true);
        json.name("initialVisibleThreads").beginArray();
        for (int track : open()) {
            json.value(track);
        }
        json.endArray().name("initialSelectedThreads").beginArray();
        if (!tracks.isEmpty()) {
            json.value(0);
        }
        json.endArray();
    }

    /** The first ones of each process, as many of each as there is room for. */
    private int[] open() {
        Map<Integer, Integer> seen = new HashMap<>();
        int[] ranks =
                tracks.stream()
                        .mapToInt(track -> seen.merge(track.pid(), 1, Integer::sum))
                        .toArray();
        return IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingInt(track -> ranks[track]))
                .limit(MOST_OPEN)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private void writeExtra(JsonWriter json) throws IOException {
        Verdict verdict = Verdicts.of(summary);
        json.name("extra").beginArray().beginObject();
        json.name("label").value("gilspy");
        json.name("entries").beginArray();
        writeEntry("Verdict", verdict.code().label() + ": " + verdict.summary(), json);
        for (String remedy : verdict.remedies()) {
            writeEntry("Remedy", remedy, json);
        }
        for (String omission : omissions(summary)) {
            writeEntry("Left out", omission, json);
        }
        json.endArray().endObject().endArray();
    }

    private static void writeEntry(String label, String text, JsonWriter json) throws IOException {
        json.beginObject().name("label").value(label).name("format").value("string");
        json.name("value").value(Names.of(text)).endObject();
    }

    /** What was too much to be kept, a sentence each. */
    static List<String> omissions(Summary summary) {
        List<String> omissions = new ArrayList<>();
        for (ProcessSummary process : summary.processes()) {
            Timeline timeline = process.timeline();
            if (timeline.momentNanos() > 0) {
                omissions.add(
                        "one stack stands for each %s of a thread's state"
                                .formatted(Durations.exact(timeline.momentNanos())));
            }
            if (timeline.stretchNanos() > 0) {
                omissions.add(
                        "of a thread's holds and waits only the longest of each %s are marked"
                                .formatted(Durations.exact(timeline.stretchNanos())));
            }
        }
        return omissions;
    }
}
