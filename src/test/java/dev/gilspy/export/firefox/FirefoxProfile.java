package dev.gilspy.export.firefox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Answers questions about a profile, which must be as the format's documentation has it. */
public final class FirefoxProfile {
    private final JsonObject root;

    private FirefoxProfile(JsonObject root) {
        this.root = root;
    }

    /** Reads and checks. */
    public static FirefoxProfile parse(String text) {
        JsonObject root = JsonParser.parseString(text).getAsJsonObject();
        FirefoxFormat.check(root);
        return new FirefoxProfile(root);
    }

    static FirefoxProfile of(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FirefoxExporter().write(summary, out);
        return parse(out.toString(StandardCharsets.UTF_8));
    }

    JsonObject meta() {
        return root.getAsJsonObject("meta");
    }

    JsonArray counters() {
        return root.getAsJsonArray("counters");
    }

    /** The names of its tracks, in their order. */
    public List<String> tracks() {
        return StreamSupport.stream(root.getAsJsonArray("threads").spliterator(), false)
                .map(track -> track.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    private JsonObject track(String name) {
        int index = tracks().indexOf(name);
        if (index < 0) {
            throw new NoSuchElementException(name + " is not among " + tracks());
        }
        return root.getAsJsonArray("threads").get(index).getAsJsonObject();
    }

    /** Time of a track by category, in milliseconds. */
    public Map<String, Double> millisByCategory(String track) {
        return millisBy(track, this::categoryOf);
    }

    /** Time of a track by the function in which it was spent, in milliseconds. */
    public Map<String, Double> millisByLeaf(String track) {
        return millisBy(track, this::functionOf);
    }

    private interface NameOfFrame {
        String of(int frame);
    }

    private Map<String, Double> millisBy(String track, NameOfFrame name) {
        JsonObject samples = track(track).getAsJsonObject("samples");
        JsonArray stacks = samples.getAsJsonArray("stack");
        JsonArray weights = samples.getAsJsonArray("weight");
        JsonArray frames = shared("stackTable").getAsJsonArray("frame");
        Map<String, Double> millis = new TreeMap<>();
        for (int i = 0; i < stacks.size(); i++) {
            int frame = frames.get(stacks.get(i).getAsInt()).getAsInt();
            millis.merge(name.of(frame), weights.get(i).getAsDouble(), Double::sum);
        }
        return millis;
    }

    private String categoryOf(int frame) {
        int category = shared("frameTable").getAsJsonArray("category").get(frame).getAsInt();
        JsonElement found = meta().getAsJsonArray("categories").get(category);
        return found.getAsJsonObject().get("name").getAsString();
    }

    private String functionOf(int frame) {
        int function = shared("frameTable").getAsJsonArray("func").get(frame).getAsInt();
        return string(shared("funcTable").getAsJsonArray("name").get(function).getAsInt());
    }

    private JsonObject shared(String table) {
        return root.getAsJsonObject("shared").getAsJsonObject(table);
    }

    private String string(int index) {
        return root.getAsJsonObject("shared")
                .getAsJsonArray("stringArray")
                .get(index)
                .getAsString();
    }

    /** The markers of a track in one of its rows. */
    public List<Marker> markers(String track, String row) {
        JsonObject table = track(track).getAsJsonObject("markers");
        List<Marker> markers = new ArrayList<>();
        IntStream.range(0, table.get("length").getAsInt())
                .filter(i -> string(intAt(table, "name", i)).equals(row))
                .forEach(i -> markers.add(marker(table, i)));
        return markers;
    }

    private Marker marker(JsonObject table, int index) {
        JsonObject data = table.getAsJsonArray("data").get(index).getAsJsonObject();
        String holder = data.has("holder") ? string(data.get("holder").getAsInt()) : null;
        double from = table.getAsJsonArray("startTime").get(index).getAsDouble();
        double to = table.getAsJsonArray("endTime").get(index).getAsDouble();
        return new Marker(from, to, holder, causeOf(data));
    }

    private String causeOf(JsonObject data) {
        if (!data.has("cause")) {
            return null;
        }
        int stack = data.getAsJsonObject("cause").get("stack").getAsInt();
        return functionOf(intAt(shared("stackTable"), "frame", stack));
    }

    private static int intAt(JsonObject table, String column, int row) {
        return table.getAsJsonArray(column).get(row).getAsInt();
    }

    /**
     * One marker.
     *
     * @param holder of whom a wait was; null if not known
     * @param function in which it was; null if not known
     */
    public record Marker(double fromMillis, double toMillis, String holder, String function) {
        public double millis() {
            return toMillis - fromMillis;
        }
    }
}
