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
import dev.gilspy.aggregate.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers questions about a file for speedscope, which must be as speedscope's schema has it. */
public final class SpeedscopeFile {
    private static final Path SCHEMA = Path.of("test-fixtures/speedscope/file-format-schema.json");

    private final JsonObject root;

    private SpeedscopeFile(JsonObject root) {
        this.root = root;
    }

    /** Reads and checks. */
    public static SpeedscopeFile parse(String text) throws IOException {
        assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
        return new SpeedscopeFile(JsonParser.parseString(text).getAsJsonObject());
    }

    static SpeedscopeFile of(Summary summary) throws IOException {
        return parse(written(summary));
    }

    static String written(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpeedscopeExporter().write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(SCHEMA));
    }

    /** The names of its profiles, in their order. */
    public List<String> profiles() {
        List<String> names = new ArrayList<>();
        for (JsonElement profile : root.getAsJsonArray("profiles")) {
            names.add(profile.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }

    /** What a profile's stacks weigh, by their leaf. */
    public Map<String, Long> nanosByLeaf(String profile) {
        JsonObject found =
                root.getAsJsonArray("profiles").get(profiles().indexOf(profile)).getAsJsonObject();
        JsonArray samples = found.getAsJsonArray("samples");
        JsonArray weights = found.getAsJsonArray("weights");
        assertThat(weights).hasSize(samples.size());
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            nanos.merge(
                    leaf(samples.get(i).getAsJsonArray()), weights.get(i).getAsLong(), Long::sum);
        }
        assertThat(found.get("endValue").getAsLong())
                .isEqualTo(nanos.values().stream().mapToLong(Long::longValue).sum());
        return nanos;
    }

    private String leaf(JsonArray stack) {
        JsonArray frames = root.getAsJsonObject("shared").getAsJsonArray("frames");
        JsonElement leaf = frames.get(stack.get(stack.size() - 1).getAsInt());
        return leaf.getAsJsonObject().get("name").getAsString();
    }

    /** The sum of a profile's weights. */
    public long nanos(String profile) {
        return nanosByLeaf(profile).values().stream().mapToLong(Long::longValue).sum();
    }
}
