package dev.gilspy.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Golden;
import dev.gilspy.report.ShippedSchema;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {
    private static final Instant END = Instant.parse("2026-01-01T10:00:10.25Z");
    private static final long MINUTE = 60_000_000_000L;

    private static LiveView workers() {
        Summary summary = Scenes.threeWorkers();
        return LiveView.of(summary, MINUTE, Verdicts.of(summary));
    }

    private static LiveView fleet() {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        Scenes.threeWorkers(ledger.open());
        Scenes.sleepsWithGil(ledger.open());
        Summary summary = ledger.summary();
        return LiveView.of(summary, MINUTE, LiveVerdict.of(summary));
    }

    private static String json(LiveView view) throws IOException {
        StringWriter out = new StringWriter();
        LiveJson.write(view, END, out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 140})
    void aBlockIsAsWritten(int width) throws IOException {
        TextOptions options = new TextOptions(width, false, false);

        Golden.assertMatches(
                "top-block-%d.txt".formatted(width), LiveText.block(workers(), END, options));
        Golden.assertMatches(
                "top-block-fleet-%d.txt".formatted(width), LiveText.block(fleet(), END, options));
    }

    @Test
    void aLineIsAsWritten() throws IOException {
        Golden.assertMatches("top-line.json", json(workers()));
        assertThat(json(fleet())).hasLineCount(1).endsWith("}\n");
    }

    @Test
    void aLineIsAsTheSchemaSays() throws IOException {
        ShippedSchema schema = new ShippedSchema(LiveJson::schema);
        LiveView nothing = LiveView.of(Scenes.justBegun(), 0, null);

        for (LiveView view : List.of(workers(), fleet(), nothing)) {
            schema.assertValid(json(view));
        }
        assertThat(schema.texts("/properties/verdict/oneOf/1/properties/code/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(VerdictCode.values()).map(VerdictCode::label).toList());
    }

    @Test
    void whatIsNotKnownIsNullOrADash() throws IOException {
        LiveView nothing = LiveView.of(Scenes.justBegun(), 0, null);
        JsonObject line = JsonParser.parseString(json(nothing)).getAsJsonObject();

        assertThat(line.get("verdict").isJsonNull()).isTrue();
        assertThat(line.get("switches_per_second").isJsonNull()).isTrue();
        assertThat(line.get("own_cpus").isJsonNull()).isTrue();
        assertThat(LiveText.block(nothing, END, TextOptions.PLAIN))
                .contains("– of 4.0 CPUs", "switches not known");
    }

    @Test
    void timeOfFunctionsAddsUpToThatOfThreads() {
        LiveView view = workers();
        double held = view.threads().stream().mapToDouble(ThreadRow::held).sum();

        assertThat(view.functions().stream().mapToDouble(FunctionRow::held).sum())
                .isCloseTo(held, within(0.001));
        assertThat(view.lines().stream().mapToDouble(FunctionRow::held).sum())
                .isCloseTo(held, within(0.001));
        assertThat(view.waits().stream().mapToDouble(WaitRow::waiting).sum())
                .isCloseTo(view.header().waiting(), within(0.001));
        assertThat(view.threads().stream().mapToDouble(ThreadRow::caused).sum())
                .isLessThanOrEqualTo(view.header().waiting() + 0.001);
    }

    @Test
    void everyColumnSortsItsRowsAndWhatIsNotKnownGoesLast() {
        List<ThreadRow> rows = workers().threads();
        for (Column<ThreadRow> column : ThreadRow.COLUMNS) {
            List<ThreadRow> sorted = column.sorted(rows);
            assertThat(sorted).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(sorted).isSortedAccordingTo(column.order());
            List<String> cells = sorted.stream().map(column.text()).toList();
            int known = (int) cells.stream().filter(cell -> !cell.equals("–")).count();
            assertThat(cells.subList(0, known)).as(column.heading()).doesNotContain("–");
        }
        Column<ThreadRow> waiting =
                ThreadRow.COLUMNS.stream()
                        .filter(column -> column.state() == ThreadState.WAITING)
                        .findFirst()
                        .orElseThrow();
        assertThat(waiting.sorted(rows))
                .extracting(row -> -row.share(ThreadState.WAITING))
                .isSorted();
    }

    @Test
    void aFilterLeavesWhatHasTheName() {
        LiveView all = workers();
        LiveView some = all.filtered(Pattern.compile("worker-1|score"));

        assertThat(some.threads()).isNotEmpty().hasSizeLessThan(all.threads().size());
        assertThat(some.threads()).allMatch(row -> row.name().contains("worker-1"));
        assertThat(some.functions()).allMatch(row -> row.where().matches(".*(worker-1|score).*"));
        assertThat(some.header()).isEqualTo(all.header());
    }

    @Test
    void namesFromTheTargetCannotMoveTheCursor() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a\u001b[2J\nb\u202e");
        scene.is(thread, ThreadState.RUNNING, 1000, scene.stack("f\u001b[1m x\n.py:1"));
        LiveView view = LiveView.of(ledger.summary(), MINUTE, null);

        assertThat(LiveText.block(view, END, TextOptions.PLAIN))
                .doesNotContain("\u001b", "\u202e")
                .contains("a\\x1b[2J\\nb\\u202e");
        assertThat(json(view)).hasLineCount(1).contains("a\\u001b[2J\\nb");
    }
}
