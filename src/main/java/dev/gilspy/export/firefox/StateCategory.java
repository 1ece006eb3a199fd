package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.model.ThreadState;
import java.io.IOException;

/** Thread states as the profiler's categories, which have its colours. */
final class StateCategory {
    /** The one that the format demands, for what has no state. */
    private static final String OTHER = "Other";

    private StateCategory() {}

    /** The category's number. */
    static int of(ThreadState state) {
        return 1 + state.ordinal();
    }

    /** One of the colours that the profiler knows; transparent is idle. */
    private static String color(ThreadState state) {
        return switch (state) {
            case RUNNING -> "green";
            case HELD_BLOCKED -> "red";
            case HELD_STARVED -> "brown";
            case WAITING -> "orange";
            case NATIVE -> "blue";
            case STARVED -> "purple";
            case BLOCKED -> "transparent";
        };
    }

    static void writeAll(JsonWriter json) throws IOException {
        json.name("categories").beginArray();
        write(OTHER, "grey", json);
        for (ThreadState state : ThreadState.values()) {
            write(state.label(), color(state), json);
        }
        json.endArray();
    }

    private static void write(String name, String color, JsonWriter json) throws IOException {
        json.beginObject().name("name").value(name).name("color").value(color);
        json.name("subcategories").beginArray().value(OTHER).endArray().endObject();
    }
}
