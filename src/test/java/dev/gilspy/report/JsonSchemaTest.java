package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.analysis.Escape;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded JSON report is as the shipped schema says, and has no field that it leaves out.
 */
public class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails unless a report is as the schema says, to the last field. */
    public static void assertValid(String report) throws IOException {
        schema().assertValid(report);
    }

    private static ShippedSchema schema() throws IOException {
        return new ShippedSchema(JsonReport::schema);
    }

    private static Stream<Path> recordedReports() throws IOException {
        List<Path> reports;
        try (Stream<Path> all = Files.list(Path.of("test-fixtures/golden"))) {
            reports = all.filter(JsonSchemaTest::isReport).sorted().toList();
        }
        assertThat(reports).hasSizeGreaterThan(5);
        return reports.stream();
    }

    private static boolean isReport(Path file) {
        try {
            return file.toString().endsWith(".json")
                    && JSON.readTree(file.toFile()).path("window").isObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("recordedReports")
    void recordedReportsAreValid(Path report) throws IOException {
        assertValid(Files.readString(report));
    }

    @Test
    void whatIsWrongIsFound() throws IOException {
        String report = Files.readString(Path.of("test-fixtures/golden/workers.json"));
        for (String wrong :
                List.of(
                        report.replaceFirst("\"samples\": 2987", "\"samples\": \"2987\""),
                        report.replace("\"gil-bound\"", "\"gil-bond\""),
                        report.replaceFirst("\"wait_ns\": [0-9]+", "\"wait_nanos\": 1"))) {
            assertThat(wrong).isNotEqualTo(report);
            assertThat(schema().mistakes(wrong)).isNotEmpty();
        }
        String added = report.replaceFirst("\\{", "{\"new\": 1,");
        assertThat(schema().additions(added)).isNotEmpty();
        assertThat(schema().mistakes(added)).isEmpty();
    }

    @Test
    void itSpeaksOfEveryVerdictAndEveryWayOut() throws IOException {
        String verdict = "/$defs/verdict/properties";
        assertThat(schema().texts(verdict + "/code/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(VerdictCode.values()).map(VerdictCode::label).toList());
        assertThat(schema().texts(verdict + "/what_if/items/properties/escape/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Escape.values()).map(Escape::label).toList());
    }

    /** Long enough to tell how sure its verdict is. */
    @Test
    void aLongRecordingIsValid() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).exact().begin();
        int[] threads = {scene.thread("a"), scene.thread("b")};
        int work = scene.stack("main /srv/app.py:9", "compute /srv/app.py:5");
        for (int turn = 0; turn < 2000; turn++) {
            scene.is(threads[turn % 2], ThreadState.RUNNING, 5, work);
            scene.waits(threads[1 - turn % 2], 5, work, threads[turn % 2], work);
        }
        scene.quality(10_000, 1000).end(10_000);
        StringWriter report = new StringWriter();
        JsonReport.write(ledger.summary(), report);
        assertValid(report.toString());
        JsonNode verdict = JSON.readTree(report.toString()).get("verdict");
        assertThat(verdict.get("confidence").isObject()).isTrue();
        assertThat(verdict.get("what_if")).isNotEmpty();
    }
}
