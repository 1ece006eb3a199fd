package dev.gilspy.cpython.layout;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a {@link Layout} of what {@code native/print-layout.c} prints. The resources are our own,
 * so anything malformed in them is a bug and fails as the JSON library does.
 */
final class LayoutJson {
    private LayoutJson() {}

    static Layout layout(JsonObject json) {
        JsonArray version = json.getAsJsonArray("version");
        return new Layout(
                version.get(0).getAsInt(),
                version.get(1).getAsInt(),
                json.get("free_threaded").getAsBoolean(),
                structs(json.getAsJsonObject("structs")),
                facts(json.getAsJsonObject("facts")),
                Optional.ofNullable(json.getAsJsonObject("debug_offsets"))
                        .map(LayoutJson::debugOffsets));
    }

    private static Map<String, Struct> structs(JsonObject json) {
        Map<String, Struct> structs = new HashMap<>();
        for (String name : json.keySet()) {
            structs.put(name, struct(name, json.getAsJsonObject(name)));
        }
        return structs;
    }

    private static Struct struct(String name, JsonObject json) {
        Map<String, Field> fields = new HashMap<>();
        for (var member : json.getAsJsonObject("fields").entrySet()) {
            List<Integer> place = integers(member.getValue());
            fields.put(member.getKey(), new Field(place.get(0), place.get(1)));
        }
        return new Struct(name, json.get("size").getAsInt(), fields);
    }

    private static Facts facts(JsonObject json) {
        Map<String, Long> numbers = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        for (var fact : json.entrySet()) {
            var value = fact.getValue().getAsJsonPrimitive();
            if (value.isNumber()) {
                numbers.put(fact.getKey(), value.getAsLong());
            } else {
                words.put(fact.getKey(), value.getAsString());
            }
        }
        return new Facts(numbers, words);
    }

    private static DebugOffsets debugOffsets(JsonObject json) {
        Map<String, List<Integer>> entries =
                json.getAsJsonObject("entries").entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> integers(entry.getValue())));
        return new DebugOffsets(
                json.get("size").getAsInt(),
                json.get("version").getAsInt(),
                json.get("free_threaded").getAsInt(),
                entries);
    }

    private static List<Integer> integers(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
    }
}
