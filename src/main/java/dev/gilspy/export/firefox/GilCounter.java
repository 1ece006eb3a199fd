package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.TimeSlice;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of its time a GIL was held, as a line over the tracks of its process; without a GIL, how
 * many threads were attached.
 *
 * @param firstTrack number of the process's first track
 * @param heldNanos how long it was held, by the end of each slice of time
 */
record GilCounter(String name, int pid, int firstTrack, Map<Long, Long> heldNanos) {

    /**
     * One for each GIL of a process; none if no slices are known.
     *
     * @param fromNanos when the process's slices begin, since the recording did
     */
    static List<GilCounter> of(ProcessSummary process, int firstTrack, long fromNanos) {
        List<GilCounter> counters = new ArrayList<>();
        List<GilSummary> gils = process.gils();
        for (GilSummary gil : gils) {
            Map<Long, Long> held = new TreeMap<>();
            for (TimeSlice slice : process.slices()) {
                if (gil.ids().contains(slice.interpreter())) {
                    held.merge(fromNanos + slice.toNanos(), heldNanos(slice), Long::sum);
                }
            }
            String one = gils.size() > 1 ? " of interpreter " + gil.interpreters().get(0).id() : "";
            if (!held.isEmpty()) {
                int pid = process.info().pid();
                String what = process.info().gilEnabled() ? "GIL held" : "attached threads";
                counters.add(new GilCounter(what + one, pid, firstTrack, held));
            }
        }
        return counters;
    }

    private static long heldNanos(TimeSlice slice) {
        long nanos = 0;
        for (Map.Entry<ThreadState, Long> state : slice.times().stateNanos().entrySet()) {
            nanos += state.getKey().holdsGil() ? state.getValue() : 0;
        }
        return nanos;
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("name").value(name).name("category").value("GIL");
        json.name("description").value("Share of the time; without a GIL, threads at once");
        json.name("pid").value(String.valueOf(pid));
        json.name("mainThreadIndex").value(firstTrack);
        List<Map.Entry<Long, Long>> rows = List.copyOf(heldNanos.entrySet());
        json.name("samples").beginObject();
        Column.write(json, "time", rows, row -> json.value(Column.millis(row.getKey())));
        Column.write(json, "count", rows, row -> json.value(Column.millis(row.getValue())));
        json.name("length").value(rows.size()).endObject();
        writeDisplay(json);
        json.endObject();
    }

    /** Milliseconds held by millisecond are a share. */
    private void writeDisplay(JsonWriter json) throws IOException {
        json.name("display").beginObject();
        json.name("graphType").value("line-rate").name("unit").value("percent");
        json.name("color").value("orange").name("markerSchemaLocation").nullValue();
        json.name("sortWeight").value(1).name("label").value(name);
        json.name("tooltipRows").beginArray().beginObject();
        json.name("type").value("value").name("source").value("rate");
        json.name("format").beginObject().name("unit").value("percent").endObject();
        json.name("label").value(name).endObject().endArray().endObject();
    }
}
