package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.elf.Tool;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics, as those read them whose format it is. */
public final class OpenMetricsText {
    private static final List<String> READERS =
            Tool.output(List.of("test-fixtures/openmetrics/find.sh")).lines().toList();

    private OpenMetricsText() {}

    /** Samples by name and labels, as {@code name{a=b}}; read by Python's strict parser. */
    static Map<String, Double> samples(String text) throws Exception {
        String json = ran(text, "python3", "test-fixtures/openmetrics/parse.py", READERS.get(1));
        Map<String, Double> samples = new TreeMap<>();
        for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
            JsonArray sample = each.getAsJsonArray();
            JsonObject labels = sample.get(4).getAsJsonObject();
            Map<String, String> sorted = new TreeMap<>();
            labels.asMap().forEach((name, value) -> sorted.put(name, value.getAsString()));
            samples.put(sample.get(3).getAsString() + sorted, sample.get(5).getAsDouble());
        }
        return samples;
    }

    /** What Prometheus's linter says of its older format; "" if all is well. */
    static String complaints(String text) throws Exception {
        return ran(text, READERS.get(0), "check", "metrics").strip();
    }

    /** Where Prometheus itself is. */
    public static String prometheus() {
        return READERS.get(2);
    }

    /** What a program printed that was given a text and succeeded. */
    private static String ran(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
