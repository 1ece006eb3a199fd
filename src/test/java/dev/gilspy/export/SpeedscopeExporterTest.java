package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Held against speedscope's own schema, and against the account that the file is made from. */
class SpeedscopeExporterTest {
    private static final Path SCHEMA = Path.of("test-fixtures/speedscope/file-format-schema.json");
    private static final long MILLI = 1_000_000;

    private static String written(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpeedscopeExporter().write(summary, out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
        return text;
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(SCHEMA));
    }

    private static JsonObject profile(Summary summary, String name) throws IOException {
        return profiles(summary).stream()
                .filter(profile -> profile.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> profiles(Summary summary) throws IOException {
        JsonObject file = JsonParser.parseString(written(summary)).getAsJsonObject();
        return StreamSupport.stream(file.getAsJsonArray("profiles").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> leaves(Summary summary, JsonObject profile) throws IOException {
        JsonArray frames =
                JsonParser.parseString(written(summary))
                        .getAsJsonObject()
                        .getAsJsonObject("shared")
                        .getAsJsonArray("frames");
        List<String> leaves = new ArrayList<>();
        for (JsonElement sample : profile.getAsJsonArray("samples")) {
            JsonArray stack = sample.getAsJsonArray();
            int leaf = stack.get(stack.size() - 1).getAsInt();
            leaves.add(frames.get(leaf).getAsJsonObject().get("name").getAsString());
        }
        return leaves;
    }

    @Test
    void theSchemaTellsGoodFromBad() throws IOException {
        String good = written(Scenes.threeWorkers());
        String bad = good.replace("\"nanoseconds\"", "\"jiffies\"");
        assertThat(schema().validate(bad, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyProfileOfAThreadIsItsTimeInThatState() throws IOException {
        Summary summary = Scenes.threeWorkers();
        for (var thread : summary.processes().get(0).threads()) {
            for (ThreadState state : ThreadState.values()) {
                long nanos = thread.stateNanos().get(state);
                String name = "%s (%d) · %s";
                name = name.formatted(thread.thread().name(), thread.thread().tid(), state.label());
                if (nanos > 0) {
                    JsonObject profile = profile(summary, name);
                    assertThat(profile.get("endValue").getAsLong()).as(name).isEqualTo(nanos);
                    assertThat(weights(profile)).as(name).isEqualTo(nanos);
                }
            }
        }
    }

    private static long weights(JsonObject profile) {
        JsonArray weights = profile.getAsJsonArray("weights");
        assertThat(weights.size()).isEqualTo(profile.getAsJsonArray("samples").size());
        return StreamSupport.stream(weights.spliterator(), false)
                .mapToLong(JsonElement::getAsLong)
                .sum();
    }

    @Test
    void theFirstProfileIsWhoMadeOthersWait() throws IOException {
        Summary summary = Scenes.sleepsWithGil();
        JsonObject blame = profiles(summary).get(0);
        assertThat(blame.get("name").getAsString()).isEqualTo("made others wait");
        assertThat(weights(blame)).isEqualTo(910 * MILLI);
        assertThat(leaves(summary, blame)).containsExactly("poll_device");
    }

    @Test
    void manyInterpretersAndNothingAtAllAreValidToo() throws IOException {
        Ledger ledger = new Ledger();
        InterpreterScenes.severalInterpreters(ledger);
        assertThat(profiles(ledger.summary())).isNotEmpty();
        assertThat(profiles(Scenes.justBegun())).hasSize(2);
        assertThat(profiles(new Ledger().summary())).isEmpty();
    }

    @Test
    void namesCannotBreakTheFile() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a\"\u0000\ud800</script>\u202e");
        scene.is(thread, ThreadState.RUNNING, 1, scene.stack("f".repeat(5_000) + " y.py:3"));
        JsonObject profile = profiles(ledger.summary()).get(0);
        assertThat(profile.get("name").getAsString()).startsWith("a\"??</script>? (4242)");
        assertThat(leaves(ledger.summary(), profile).get(0)).hasSize(Names.LONGEST + 1);
    }
}
