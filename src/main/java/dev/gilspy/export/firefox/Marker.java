package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Stretch;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.List;

/**
 * A hold, a wait or a sleep with the GIL, as the profiler marks it.
 *
 * @param name number of what its row is called
 * @param stack number of the stack that it spent most time with, or {@link StackTables#NONE}
 * @param holder number of what a wait was for, or {@link StackTables#NONE}
 */
record Marker(Stretch stretch, int name, int stack, int holder) {

    /** What the profiler is to know of each kind. */
    private enum Schema {
        HOLD("gil-held", "GIL held", ThreadState.RUNNING, "One hold of the GIL."),
        WAIT(
                "gil-wait",
                "GIL wait",
                ThreadState.WAITING,
                "One wait for the GIL, from asking for it to getting it."),
        HELD_BLOCKED(
                "gil-held-blocked",
                "asleep with the GIL",
                ThreadState.HELD_BLOCKED,
                "Asleep in a system call with the GIL held: everybody waits for it.");

        private final String type;
        private final String title;
        private final ThreadState state;
        private final String description;

        Schema(String type, String title, ThreadState state, String description) {
            this.type = type;
            this.title = title;
            this.state = state;
            this.description = description;
        }

        private static Schema of(Stretch.Kind kind) {
            return valueOf(kind.name());
        }

        private void write(JsonWriter json) throws IOException {
            json.beginObject().name("name").value(type);
            json.name("tooltipLabel").value(title).name("description").value(description);
            boolean wait = this == WAIT;
            json.name("tableLabel").value(wait ? "behind {marker.data.holder}" : title);
            json.name("chartLabel").value(wait ? "{marker.data.holder}" : title);
            json.name("display").beginArray();
            for (String place : List.of("marker-chart", "marker-table", "timeline-overview")) {
                json.value(place);
            }
            json.endArray().name("fields").beginArray();
            if (wait) {
                json.beginObject().name("key").value("holder").name("label").value("Holder");
                json.name("format").value("unique-string").endObject();
            }
            json.endArray().endObject();
        }
    }

    /** What a kind's row is called. */
    static String title(Stretch.Kind kind) {
        return Schema.of(kind).title;
    }

    int category() {
        return StateCategory.of(Schema.of(stretch.kind()).state);
    }

    void writeData(JsonWriter json) throws IOException {
        json.beginObject().name("type").value(Schema.of(stretch.kind()).type);
        if (holder != StackTables.NONE) {
            json.name("holder").value(holder);
        }
        if (stack != StackTables.NONE) {
            json.name("cause").beginObject();
            json.name("time").value(Column.millis(stretch.fromNanos()));
            json.name("stack").value(stack).endObject();
        }
        json.endObject();
    }

    static void writeSchemas(JsonWriter json) throws IOException {
        json.name("markerSchema").beginArray();
        for (Schema schema : Schema.values()) {
            schema.write(json);
        }
        json.endArray();
    }
}
