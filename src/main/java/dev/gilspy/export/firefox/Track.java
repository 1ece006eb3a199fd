package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.export.Names;
import java.io.IOException;
import java.util.List;

/**
 * One of the profile's threads.
 *
 * @param tid as text where it is none of the kernel's
 * @param main whether the process goes by its name
 * @param processName printable
 * @param fromNanos when its process began to be observed, since the recording did
 * @param samples in the order of time
 * @param markers in the order of time
 */
record Track(
        String name,
        String tid,
        boolean main,
        int pid,
        String processName,
        long fromNanos,
        List<Sample> samples,
        List<Marker> markers) {

    /** A number in the marker table's phase column: it has a beginning and an end. */
    private static final int INTERVAL = 1;

    /**
     * Time spent with one stack.
     *
     * @param atNanos since the recording began
     * @param stack its number, or {@link StackTables#NONE}
     */
    record Sample(long atNanos, int stack, long nanos) {}

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("name").value(Names.of(name));
        json.name("processType").value("default");
        json.name("processName").value(processName);
        json.name("processStartupTime")
                .value(Column.millis(fromNanos))
                .name("processShutdownTime")
                .nullValue();
        json.name("registerTime")
                .value(Column.millis(fromNanos))
                .name("unregisterTime")
                .nullValue();
        json.name("pausedRanges").beginArray().endArray();
        json.name("showMarkersInTimeline").value(true);
        json.name("isMainThread").value(main);
        json.name("pid").value(String.valueOf(pid)).name("tid").value(tid);
        writeSamples(json);
        writeMarkers(json);
        json.endObject();
    }

    private void writeSamples(JsonWriter json) throws IOException {
        json.name("samples").beginObject();
        Column.write(json, "stack", samples, sample -> Column.index(json, sample.stack));
        Column.write(json, "time", samples, sample -> json.value(Column.millis(sample.atNanos)));
        Column.write(json, "weight", samples, sample -> json.value(Column.millis(sample.nanos)));
        json.name("weightType").value("tracing-ms");
        json.name("length").value(samples.size()).endObject();
    }

    private void writeMarkers(JsonWriter json) throws IOException {
        json.name("markers").beginObject();
        Column.write(json, "data", markers, marker -> marker.writeData(json));
        Column.write(json, "name", markers, marker -> json.value(marker.name()));
        Column.write(
                json,
                "startTime",
                markers,
                marker -> json.value(Column.millis(marker.stretch().fromNanos())));
        Column.write(
                json,
                "endTime",
                markers,
                marker -> json.value(Column.millis(marker.stretch().toNanos())));
        Column.same(json, "phase", markers, INTERVAL);
        Column.write(json, "category", markers, marker -> json.value(marker.category()));
        json.name("length").value(markers.size()).endObject();
    }
}
