package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What the page's scripts draw, as JSON that cannot end the element that it stands in. */
final class PageData {
    private final JsonWriter json;
    private final FrameTable frames = new FrameTable();

    private final Allowance allowance;

    private PageData(JsonWriter json, int processes) {
        this.json = json;
        this.allowance = new Allowance(processes);
        // Writes <, > and & as escapes.
        json.setHtmlSafe(true);
    }

    /** Of processes, each as if it had been recorded alone. */
    static String of(List<Summary> processes) {
        StringWriter out = new StringWriter();
        try (JsonWriter json = new JsonWriter(out)) {
            new PageData(json, processes.size()).write(processes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void write(List<Summary> processes) throws IOException {
        json.beginObject().name("states").beginArray();
        for (ThreadState state : ThreadState.values()) {
            json.value(state.label());
        }
        json.endArray().name("processes").beginArray();
        for (Summary alone : processes) {
            for (ProcessSummary process : alone.processes()) {
                write(process, alone.observedNanos());
            }
        }
        // Last, since the stacks number their functions as they are written.
        json.endArray().name("frames");
        frames.write(json);
        json.endObject();
    }

    private void write(ProcessSummary process, long windowNanos) throws IOException {
        ThreadNumbers threads = new ThreadNumbers(process);
        StackData stacks = new StackData(process, threads, frames, allowance);
        json.beginObject().name("pid").value(process.info().pid());
        json.name("window_ns").value(windowNanos);
        json.name("gil").value(process.info().gilEnabled());
        json.name("threads");
        threads.write(json);
        json.name("stacks");
        stacks.writeStacks(json);
        json.name("blame");
        stacks.writeBlame(json);
        json.name("timeline");
        new TimelineData(process, threads, windowNanos, allowance.timelineRows()).write(json);
        json.name("percentiles");
        new PercentileData(process, threads).write(json);
        json.endObject();
    }
}
