package dev.gilspy.export.firefox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the format's documentation demands of a profile in version 60: docs-developer and
 * src/types/profile.ts of https://github.com/firefox-devtools/profiler.
 */
final class FirefoxFormat {
    private static final Set<String> COLORS =
            Set.of(
                    "transparent purple green orange yellow lightblue blue brown magenta red"
                            .concat(" lightred darkgrey grey")
                            .split(" "));

    private final JsonObject root;
    private final JsonObject shared;
    private final int strings;
    private final int categories;
    private final Map<String, Set<String>> markerFields = new HashMap<>();

    private FirefoxFormat(JsonObject root) {
        this.root = root;
        this.shared = root.getAsJsonObject("shared");
        this.strings = shared.getAsJsonArray("stringArray").size();
        this.categories = meta().getAsJsonArray("categories").size();
    }

    static void check(JsonObject root) {
        FirefoxFormat format = new FirefoxFormat(root);
        format.checkMeta();
        format.checkStacks();
        format.checkFrames();
        format.checkFunctions();
        root.getAsJsonArray("threads").forEach(format::checkTrack);
        root.getAsJsonArray("counters").forEach(format::checkCounter);
    }

    private JsonObject meta() {
        return root.getAsJsonObject("meta");
    }

    private void checkMeta() {
        assertThat(meta().get("preprocessedProfileVersion").getAsInt()).isEqualTo(60);
        assertThat(meta().get("interval").getAsDouble()).isPositive();
        assertThat(root.getAsJsonArray("libs")).isEmpty();
        Set<String> colors = new HashSet<>();
        for (JsonElement each : meta().getAsJsonArray("categories")) {
            JsonObject category = each.getAsJsonObject();
            colors.add(category.get("color").getAsString());
            assertThat(category.getAsJsonArray("subcategories").get(0).getAsString())
                    .isEqualTo("Other");
        }
        assertThat(COLORS).containsAll(colors);
        assertThat(colors).as("the default category").contains("grey");
        int tracks = root.getAsJsonArray("threads").size();
        for (String open : List.of("initialVisibleThreads", "initialSelectedThreads")) {
            assertIndices(meta().getAsJsonArray(open), tracks, open);
        }
        meta().getAsJsonArray("markerSchema").forEach(this::checkSchema);
    }

    private void checkSchema(JsonElement each) {
        JsonObject schema = each.getAsJsonObject();
        Set<String> keys = new HashSet<>(Set.of("type", "cause"));
        for (JsonElement field : schema.getAsJsonArray("fields")) {
            keys.add(field.getAsJsonObject().get("key").getAsString());
            assertThat(field.getAsJsonObject().get("format").getAsString())
                    .isEqualTo("unique-string");
        }
        assertThat(schema.getAsJsonArray("display")).isNotEmpty();
        assertThat(markerFields.put(schema.get("name").getAsString(), keys)).isNull();
    }

    private void checkStacks() {
        JsonObject stacks = table(shared, "stackTable", "frame", "prefix");
        assertIndices(stacks.getAsJsonArray("frame"), length("frameTable"), "frame");
        JsonArray prefix = stacks.getAsJsonArray("prefix");
        for (int i = 0; i < prefix.size(); i++) {
            if (!prefix.get(i).isJsonNull()) {
                assertIndex(prefix.get(i), i, "callers come first");
            }
        }
    }

    private void checkFrames() {
        JsonObject frames =
                table(
                        shared,
                        "frameTable",
                        "address",
                        "inlineDepth",
                        "category",
                        "subcategory",
                        "func",
                        "nativeSymbol",
                        "innerWindowID",
                        "line",
                        "column");
        assertIndices(frames.getAsJsonArray("func"), length("funcTable"), "func");
        assertIndices(frames.getAsJsonArray("category"), categories, "category");
        for (JsonElement line : frames.getAsJsonArray("line")) {
            assertThat(line.isJsonNull() || line.getAsInt() > 0).isTrue();
        }
    }

    private void checkFunctions() {
        JsonObject functions =
                table(
                        shared,
                        "funcTable",
                        "name",
                        "isJS",
                        "relevantForJS",
                        "resource",
                        "source",
                        "lineNumber",
                        "columnNumber");
        assertIndices(functions.getAsJsonArray("name"), strings, "name");
        assertIndices(functions.getAsJsonArray("source"), length("sources"), "source");
        for (JsonElement resource : functions.getAsJsonArray("resource")) {
            assertThat(resource.getAsInt()).isBetween(-1, length("resourceTable") - 1);
        }
        JsonObject resources = table(shared, "resourceTable", "lib", "name", "host", "type");
        assertIndices(resources.getAsJsonArray("name"), strings, "resource");
        JsonObject sources = table(shared, "sources", "id", "filename");
        assertIndices(sources.getAsJsonArray("filename"), strings, "filename");
        table(shared, "nativeSymbols", "libIndex", "address", "name", "functionSize");
    }

    private void checkTrack(JsonElement each) {
        JsonObject track = each.getAsJsonObject();
        for (String text : List.of("name", "pid", "tid", "processType")) {
            assertThat(track.getAsJsonPrimitive(text).isString()).as(text).isTrue();
        }
        assertThat(track.getAsJsonPrimitive("isMainThread").isBoolean()).isTrue();
        JsonObject samples = table(track, "samples", "stack", "time", "weight");
        assertThat(samples.get("weightType").getAsString()).isEqualTo("tracing-ms");
        assertIndices(samples.getAsJsonArray("stack"), length("stackTable"), "stack");
        assertSorted(samples.getAsJsonArray("time"));
        checkMarkers(
                table(
                        track,
                        "markers",
                        "data",
                        "name",
                        "startTime",
                        "endTime",
                        "phase",
                        "category"));
    }

    private void checkMarkers(JsonObject markers) {
        assertIndices(markers.getAsJsonArray("name"), strings, "marker");
        assertIndices(markers.getAsJsonArray("category"), categories, "category");
        assertSorted(markers.getAsJsonArray("startTime"));
        for (int i = 0; i < markers.get("length").getAsInt(); i++) {
            assertThat(markers.getAsJsonArray("phase").get(i).getAsInt()).isEqualTo(1);
            assertThat(markers.getAsJsonArray("endTime").get(i).getAsDouble())
                    .isGreaterThanOrEqualTo(
                            markers.getAsJsonArray("startTime").get(i).getAsDouble());
            checkData(markers.getAsJsonArray("data").get(i).getAsJsonObject());
        }
    }

    private void checkData(JsonObject data) {
        String type = data.get("type").getAsString();
        assertThat(markerFields).containsKey(type);
        assertThat(markerFields.get(type)).containsAll(data.keySet());
        if (data.has("holder")) {
            assertIndex(data.get("holder"), strings, "holder");
        }
        if (data.has("cause")) {
            JsonElement stack = data.getAsJsonObject("cause").get("stack");
            assertIndex(stack, length("stackTable"), "cause");
        }
    }

    private void checkCounter(JsonElement each) {
        JsonObject counter = each.getAsJsonObject();
        int tracks = root.getAsJsonArray("threads").size();
        assertIndex(counter.get("mainThreadIndex"), tracks, "mainThreadIndex");
        JsonObject samples = table(counter, "samples", "time", "count");
        assertSorted(samples.getAsJsonArray("time"));
    }

    private int length(String table) {
        return shared.getAsJsonObject(table).get("length").getAsInt();
    }

    /** A table with just these columns, all of its length. */
    private static JsonObject table(JsonObject in, String name, String... columns) {
        JsonObject table = in.getAsJsonObject(name);
        Set<String> arrays = new HashSet<>();
        for (Map.Entry<String, JsonElement> entry : table.entrySet()) {
            if (entry.getValue().isJsonArray()) {
                arrays.add(entry.getKey());
                assertThat(entry.getValue().getAsJsonArray())
                        .as("%s.%s", name, entry.getKey())
                        .hasSize(table.get("length").getAsInt());
            }
        }
        assertThat(arrays).as(name).containsExactlyInAnyOrder(columns);
        return table;
    }

    private static void assertIndices(JsonArray column, int limit, String name) {
        for (JsonElement index : column) {
            if (!index.isJsonNull()) {
                assertIndex(index, limit, name);
            }
        }
    }

    private static void assertIndex(JsonElement index, int limit, String name) {
        assertThat(index.getAsInt()).as(name).isGreaterThanOrEqualTo(0).isLessThan(limit);
    }

    private static void assertSorted(JsonArray times) {
        double before = 0;
        for (JsonElement time : times) {
            assertThat(time.getAsDouble()).isGreaterThanOrEqualTo(before);
            before = time.getAsDouble();
        }
    }
}
