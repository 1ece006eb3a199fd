package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.analysis.Code;
import dev.gilspy.model.Frame;
import dev.gilspy.report.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions by number, since each stands in many stacks; and whose code each is. */
final class FrameTable {
    private final Map<List<String>, Integer> numbers = new LinkedHashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    /** Whose code a function is; the scripts colour by the place in this list. */
    private enum Owner {
        USER,
        LIBRARY,
        NATIVE,
        /** It is no function: it says that none is known. */
        NOBODY;

        static Owner of(Frame frame) {
            if (frame.file().isEmpty()) {
                return NOBODY;
            }
            if (Code.isNative(frame)) {
                return NATIVE;
            }
            return Code.isUsers(frame) ? USER : LIBRARY;
        }
    }

    /** The number of a frame's function. */
    int numberOf(Frame frame) {
        return numbers.computeIfAbsent(
                List.of(frame.function(), frame.file()),
                absent -> {
                    frames.add(frame);
                    return frames.size() - 1;
                });
    }

    /** Three lists side by side: functions, files, owners. */
    void write(JsonWriter json) throws IOException {
        json.beginObject().name("functions").beginArray();
        for (Frame frame : frames) {
            json.value(Columns.plain(frame.function()));
        }
        json.endArray().name("files").beginArray();
        for (Frame frame : frames) {
            json.value(Columns.plain(frame.file()));
        }
        json.endArray().name("owners").beginArray();
        for (Frame frame : frames) {
            json.value(Owner.of(frame).ordinal());
        }
        json.endArray().endObject();
    }
}
