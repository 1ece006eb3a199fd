package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.aggregate.TimeSlice;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the busiest threads did over time. */
final class TimelineData {
    private static final int THOUSANDTHS = 1000;

    private final ProcessSummary process;
    private final ThreadNumbers threads;
    private final long windowNanos;
    private final int mostRows;

    /**
     * @param windowNanos how long the process was observed
     */
    TimelineData(ProcessSummary process, ThreadNumbers threads, long windowNanos, int mostRows) {
        this.process = process;
        this.threads = threads;
        this.windowNanos = windowNanos;
        this.mostRows = mostRows;
    }

    /**
     * The width of a stretch, and for each thread its stretches: which one it is, counted from 0,
     * and the thousandths of it that it spent in each state.
     */
    void write(JsonWriter json) throws IOException {
        List<TimeSlice> slices = process.slices();
        json.beginObject().name("width_ns");
        json.value(slices.isEmpty() ? 0 : slices.get(0).toNanos() - slices.get(0).fromNanos());
        json.name("left_out").value(Math.max(0, process.threads().size() - mostRows));
        json.name("rows").beginArray();
        Map<Integer, SortedMap<Long, long[]>> byThread = byThread(slices);
        for (ThreadSummary thread : process.threads().stream().limit(mostRows).toList()) {
            int id = thread.thread().id();
            json.beginObject().name("thread").value(threads.of(id)).name("stretches").beginArray();
            for (Map.Entry<Long, long[]> one :
                    byThread.getOrDefault(id, new TreeMap<>()).entrySet()) {
                writeStretch(json, one.getKey(), one.getValue(), slices.get(0));
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    /** By thread and beginning, whatever the interpreter. */
    private static Map<Integer, SortedMap<Long, long[]>> byThread(List<TimeSlice> slices) {
        Map<Integer, SortedMap<Long, long[]>> byThread = new HashMap<>();
        for (TimeSlice slice : slices) {
            long[] nanos =
                    byThread.computeIfAbsent(slice.thread(), absent -> new TreeMap<>())
                            .computeIfAbsent(
                                    slice.fromNanos(),
                                    absent -> new long[ThreadState.values().length]);
            slice.times().stateNanos().forEach((state, more) -> nanos[state.ordinal()] += more);
        }
        return byThread;
    }

    private void writeStretch(JsonWriter json, long fromNanos, long[] nanos, TimeSlice any)
            throws IOException {
        long width = any.toNanos() - any.fromNanos();
        // The last one may reach beyond the end.
        long observed = Math.max(1, Math.min(width, windowNanos - fromNanos));
        json.value(fromNanos / width);
        for (long part : nanos) {
            json.value(Math.round((double) THOUSANDTHS * part / observed));
        }
    }
}
