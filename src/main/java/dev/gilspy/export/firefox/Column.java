package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Writes tables as the format has them: each column an array, and their common length. */
final class Column {
    private static final double NANOS_PER_MICRO = 1e3;

    private Column() {}

    /** Writes one value. */
    interface Value<T> {
        void write(T row) throws IOException;
    }

    static <T> void write(JsonWriter json, String name, List<T> rows, Value<T> value)
            throws IOException {
        json.name(name).beginArray();
        for (T row : rows) {
            value.write(row);
        }
        json.endArray();
    }

    /** A column that is the same in all rows; null for none. */
    static void same(JsonWriter json, String name, List<?> rows, Integer value) throws IOException {
        write(json, name, rows, row -> json.value(value));
    }

    /** An index, or null for one below 0. */
    static void index(JsonWriter json, int index) throws IOException {
        if (index < 0) {
            json.nullValue();
        } else {
            json.value(index);
        }
    }

    /** A time in milliseconds, the format's own unit, to the microsecond. */
    static double millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MICRO) / NANOS_PER_MICRO;
    }
}
