package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A JSON Schema that gilspy prints, as another program uses it. */
public final class ShippedSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode schema;
    private final JsonNode closed;

    public ShippedSchema(Supplier<InputStream> shipped) throws IOException {
        try (InputStream in = shipped.get()) {
            schema = JSON.readTree(in);
        }
        closed = schema.deepCopy();
        close(closed);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(ShippedSchema::close);
    }

    /** Fails unless a text is as the schema says, to the last field. */
    public void assertValid(String text) throws IOException {
        assertThat(mistakes(text)).isEmpty();
        assertThat(additions(text)).as("fields that the schema does not list").isEmpty();
    }

    /** What is not as it says. */
    Set<ValidationMessage> mistakes(String text) throws IOException {
        return messages(schema, text);
    }

    /** The same, and fields that it does not list. */
    Set<ValidationMessage> additions(String text) throws IOException {
        return messages(closed, text);
    }

    private static Set<ValidationMessage> messages(JsonNode schema, String text)
            throws IOException {
        JsonSchema read = FACTORY.getSchema(schema);
        return read.validate(JSON.readTree(text));
    }

    /** The texts of a list in it. */
    public List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        schema.at(pointer).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
