package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read back by Python's strict parser and by Prometheus's own linter. */
class OpenMetricsExporterTest {
    private static String text(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OpenMetricsExporter().write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Double> samples(Summary summary) throws Exception {
        return OpenMetricsText.samples(text(summary));
    }

    @Test
    void theFiguresAreTheReports() throws Exception {
        Summary summary = Scenes.threeWorkers();
        Map<String, Double> samples = samples(summary);
        assertThat(samples)
                .containsEntry("gilspy_gil_utilisation_ratio{interpreter=0}", 1.0)
                .containsEntry("gilspy_gil_switches_total{interpreter=0}", 660.0)
                .containsEntry("gilspy_threads{thread_group=worker-*}", 3.0)
                .containsEntry("gilspy_verdict{gilspy_verdict=gil-bound}", 1.0)
                .containsEntry("gilspy_verdict{gilspy_verdict=idle}", 0.0)
                .containsEntry("gilspy_samples_total{}", 2987.0)
                .containsEntry(
                        "gilspy_thread_state_seconds_total{state=running, thread_group=worker-*}",
                        3.0);
        assertThat(samples.get("gilspy_thread_state_ratio{state=waiting, thread_group=worker-*}"))
                .isCloseTo(2 / 3.0, within(1e-6));
        assertThat(
                        samples.keySet().stream()
                                .filter(name -> name.startsWith("gilspy_target_info{command="))
                                .toList())
                .singleElement()
                .asString()
                .contains("command=python3 score.py", "version=3.12.4", "pid=4242");
    }

    @Test
    void holdsAreAHistogramWhoseCountAndSumAreTheirs() throws Exception {
        Map<String, Double> samples = samples(Scenes.threeWorkers());
        double count = samples.get("gilspy_gil_hold_seconds_count{thread_group=worker-*}");
        assertThat(count).isBetween(597.0, 600.0); // the last ones had not ended
        assertThat(samples.get("gilspy_gil_hold_seconds_sum{thread_group=worker-*}"))
                .isCloseTo(count * 0.005, within(count * 0.005 * 0.002));
        assertThat(samples)
                .containsEntry(
                        "gilspy_gil_hold_seconds_bucket{le=0.0025, thread_group=worker-*}", 0.0)
                .containsEntry(
                        "gilspy_gil_hold_seconds_bucket{le=0.005, thread_group=worker-*}", count)
                .containsEntry(
                        "gilspy_gil_hold_seconds_bucket{le=+Inf, thread_group=worker-*}", count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b\\c", "line\nbreak", "вычисление", "a{b=\"c\"} x", ""})
    void anyNameIsALabel(String name) throws Exception {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread(name);
        scene.is(thread, ThreadState.RUNNING, 3, 0).blocked(thread, BlockedKind.IO, 1, 0);
        String label = name.isEmpty() ? "unnamed" : name.replace("\n", "\\n");
        assertThat(samples(ledger.summary()))
                .containsEntry("gilspy_threads{thread_group=" + label + "}", 1.0);
        assertLinted(ledger.summary());
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws Exception {
        assertThat(samples(Scenes.justBegun()).keySet())
                .noneMatch(name -> name.startsWith("gilspy_gil_switches"))
                .noneMatch(name -> name.startsWith("gilspy_samples"))
                .noneMatch(name -> name.startsWith("gilspy_ceiling"))
                .anyMatch(name -> name.startsWith("gilspy_observed_seconds"));
        assertThat(text(Scenes.justBegun())).doesNotContain("NaN").endsWith("# EOF\n");
    }

    @Test
    void prometheusFindsNothingToComplainOf() throws Exception {
        assertLinted(Scenes.threeWorkers());
        assertLinted(Scenes.byTheKernel());
        assertLinted(Scenes.justBegun());
    }

    /** promtool reads Prometheus's older format, so it is given the same metrics in that. */
    private static void assertLinted(Summary summary) throws Exception {
        ByteArrayOutputStream older = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(older, OpenMetricsExporter.metrics(summary));
        String text = older.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("gilspy_verdict{");
        assertThat(OpenMetricsText.complaints(text)).isEmpty();
    }

    @Test
    void ofSeveralProcessesEachHasItsPidAndRole() throws Exception {
        Map<String, Double> samples = samples(FleetScenes.gunicorn());
        String worker = "pid=4301, role=gunicorn: worker [shop:app]";
        assertThat(samples)
                .containsEntry("gilspy_gil_utilisation_ratio{interpreter=0, " + worker + "}", 1.0)
                .containsEntry("gilspy_threads{" + worker + ", thread_group=worker-*}", 3.0)
                .containsEntry(
                        "gilspy_verdict{gilspy_verdict=held-while-blocked, pid=4302,"
                                + " role=gunicorn: worker [shop:app]}",
                        1.0)
                .containsEntry("gilspy_process_cpus{" + worker + "}", 0.999)
                .containsEntry("gilspy_process_unique_bytes{" + worker + "}", 122.0 * (1 << 20))
                .containsEntry("gilspy_process_cpu_seconds_total{" + worker + "}", 4.997);
        assertThat(samples.keySet())
                .as("what is not known is left out")
                .noneMatch(name -> name.matches("gilspy_process_.*pid=4302.*"))
                .filteredOn(name -> name.startsWith("gilspy_target_info"))
                .hasSize(3);
        assertLinted(FleetScenes.gunicorn());
    }
}
