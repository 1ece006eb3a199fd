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
        HOLD(
                "gil-held",
                "GIL held",
                "attached",
                ThreadState.RUNNING,
                "One hold of the GIL; without a GIL, one stay attached to the interpreter."),
        WAIT(
                "gil-wait",
                "GIL wait",
                "stopped",
                ThreadState.WAITING,
                "One wait for the GIL; without a GIL, one stop by a stop-the-world pause."),
        HELD_BLOCKED(
                "gil-held-blocked",
                "asleep with the GIL",
                "asleep attached",
                ThreadState.HELD_BLOCKED,
                "Asleep in a system call with the GIL held: everybody waits for it.");

        private static final String ROW = "{marker.name}";

        private final String type;
        private final String title;
        private final String titleWithoutGil;
        private final ThreadState state;
        private final String description;

        Schema(
                String type,
                String title,
                String titleWithoutGil,
                ThreadState state,
                String description) {
            this.type = type;
            this.title = title;
            this.titleWithoutGil = titleWithoutGil;
            this.state = state;
            this.description = description;
        }

        private static Schema of(Stretch.Kind kind) {
            return valueOf(kind.name());
        }

        private void write(JsonWriter json) throws IOException {
            json.beginObject().name("name").value(type);
            json.name("tooltipLabel").value(ROW).name("description").value(description);
            boolean wait = this == WAIT;
            json.name("tableLabel").value(wait ? "behind {marker.data.holder}" : ROW);
            json.name("chartLabel").value(wait ? "{marker.data.holder}" : ROW);
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

    /**
     * What a kind's row is called.
     *
     * @param gil whether there is a GIL that is held and waited for
     */
    static String title(Stretch.Kind kind, boolean gil) {
        return gil ? Schema.of(kind).title : Schema.of(kind).titleWithoutGil;
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
