package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.export.Exporter;
import dev.gilspy.report.PrintableJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The processed profile format of the Firefox Profiler; see the package. */
public final class FirefoxExporter implements Exporter {
    static final int FORMAT_VERSION = 60;

    @Override
    public String name() {
        return "firefox";
    }

    @Override
    public List<String> endings() {
        return List.of(".firefox.json");
    }

    @Override
    public boolean needsTimeline() {
        return true;
    }

    @Override
    public List<String> omissions(Summary summary) {
        return Meta.omissions(summary);
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        StackTables tables = new StackTables();
        List<Track> tracks = new ArrayList<>();
        List<GilCounter> counters = new ArrayList<>();
        for (ProcessSummary process : summary.processes()) {
            long fromNanos = process.window().sinceNanos(summary.run());
            counters.addAll(GilCounter.of(process, tracks.size(), fromNanos));
            tracks.addAll(new Tracks(process, tables, fromNanos).all());
        }
        JsonWriter json = new JsonWriter(PrintableJson.to(out));
        json.beginObject();
        new Meta(summary, tracks).write(json);
        json.name("libs").beginArray().endArray();
        tables.write(json);
        Column.write(json, "threads", tracks, track -> track.write(json));
        Column.write(json, "counters", counters, counter -> counter.write(json));
        json.endObject().flush();
    }
}
