package dev.gilspy.export.firefox;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.analysis.Code;
import dev.gilspy.export.Names;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.List;

/**
 * The tables that all threads share: strings, source files, libraries, functions, frames and
 * stacks. A frame stands in it once for each line and state, since its state is its colour.
 */
final class StackTables {
    static final int NONE = -1;

    /** The format's number for a resource that is a library. */
    private static final int LIBRARY = 1;

    private final Numbered<String> strings = new Numbered<>();
    private final Numbered<Integer> sources = new Numbered<>();
    private final Numbered<Integer> libraries = new Numbered<>();
    private final Numbered<Function> functions = new Numbered<>();
    private final Numbered<Place> frames = new Numbered<>();
    private final Numbered<Node> stacks = new Numbered<>();

    /** All by number; {@link #NONE} for a library or a source that there is not. */
    private record Function(int name, int library, int source) {}

    /**
     * @param line 0 if not known
     */
    private record Place(int function, int line, int category) {}

    private record Node(int frame, int caller) {}

    int string(String text) {
        return strings.of(Names.of(text));
    }

    /** The number of a stack in a state; {@link #NONE} for the empty one. */
    int stack(List<Frame> rootFirst, ThreadState state) {
        int stack = NONE;
        for (Frame frame : rootFirst) {
            Place place = new Place(function(frame), frame.line(), StateCategory.of(state));
            stack = stacks.of(new Node(frames.of(place), stack));
        }
        return stack;
    }

    private int function(Frame frame) {
        int name = string(frame.function());
        if (frame.file().isEmpty()) {
            return functions.of(new Function(name, NONE, NONE));
        }
        int file = string(frame.file());
        Function function =
                Code.isNative(frame)
                        ? new Function(name, libraries.of(file), NONE)
                        : new Function(name, NONE, sources.of(file));
        return functions.of(function);
    }

    void write(JsonWriter json) throws IOException {
        json.name("shared").beginObject();
        writeStacks(json);
        writeFrames(json);
        writeFunctions(json);
        writeLibraries(json);
        writeSources(json);
        writeNoNativeSymbols(json);
        Column.write(json, "stringArray", strings.all(), json::value);
        json.endObject();
    }

    private void writeStacks(JsonWriter json) throws IOException {
        List<Node> rows = stacks.all();
        json.name("stackTable").beginObject();
        Column.write(json, "frame", rows, row -> json.value(row.frame));
        Column.write(json, "prefix", rows, row -> Column.index(json, row.caller));
        json.name("length").value(rows.size()).endObject();
    }

    private void writeFrames(JsonWriter json) throws IOException {
        List<Place> rows = frames.all();
        json.name("frameTable").beginObject();
        Column.same(json, "address", rows, -1);
        Column.same(json, "inlineDepth", rows, 0);
        Column.write(json, "category", rows, row -> json.value(row.category));
        Column.same(json, "subcategory", rows, 0);
        Column.write(json, "func", rows, row -> json.value(row.function));
        Column.same(json, "nativeSymbol", rows, null);
        Column.same(json, "innerWindowID", rows, 0);
        Column.write(json, "line", rows, row -> Column.index(json, row.line > 0 ? row.line : NONE));
        Column.same(json, "column", rows, null);
        json.name("length").value(rows.size()).endObject();
    }

    private void writeFunctions(JsonWriter json) throws IOException {
        List<Function> rows = functions.all();
        json.name("funcTable").beginObject();
        Column.write(json, "name", rows, row -> json.value(row.name));
        Column.write(json, "isJS", rows, row -> json.value(false));
        Column.write(json, "relevantForJS", rows, row -> json.value(false));
        Column.write(json, "resource", rows, row -> json.value(row.library));
        Column.write(json, "source", rows, row -> Column.index(json, row.source));
        Column.same(json, "lineNumber", rows, null);
        Column.same(json, "columnNumber", rows, null);
        json.name("length").value(rows.size()).endObject();
    }

    private void writeLibraries(JsonWriter json) throws IOException {
        List<Integer> rows = libraries.all();
        json.name("resourceTable").beginObject();
        Column.same(json, "lib", rows, null);
        Column.write(json, "name", rows, json::value);
        Column.same(json, "host", rows, null);
        Column.same(json, "type", rows, LIBRARY);
        json.name("length").value(rows.size()).endObject();
    }

    private void writeSources(JsonWriter json) throws IOException {
        List<Integer> rows = sources.all();
        json.name("sources").beginObject();
        Column.same(json, "id", rows, null);
        Column.write(json, "filename", rows, json::value);
        json.name("length").value(rows.size()).endObject();
    }

    private static void writeNoNativeSymbols(JsonWriter json) throws IOException {
        json.name("nativeSymbols").beginObject();
        for (String column : List.of("libIndex", "address", "name", "functionSize")) {
            json.name(column).beginArray().endArray();
        }
        json.name("length").value(0).endObject();
    }
}
