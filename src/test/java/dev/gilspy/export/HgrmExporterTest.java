package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.HistogramLogProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HgrmExporterTest {
    @TempDir Path folder;

    /** A thread that holds for 1, 2, ... 100 ms, and one that waits meanwhile. All have ended. */
    private static Summary hundredHolds() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).exact().begin();
        int a = scene.thread("a");
        int b = scene.thread("b");
        for (int millis = 1; millis <= 100; millis++) {
            scene.is(a, ThreadState.RUNNING, millis, 0).blocked(a, BlockedKind.IO, 1, 0);
            scene.waits(b, millis, 0, a, 0).blocked(b, BlockedKind.IO, 1, 0);
        }
        scene.end(101 * 50 + 100);
        return ledger.summary();
    }

    private static String text(Exporter exporter, Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Percentile to milliseconds, as a plotter reads one distribution. */
    private static TreeMap<Double, Double> distribution(List<String> lines) {
        TreeMap<Double, Double> values = new TreeMap<>();
        for (String line : lines) {
            if (line.matches(" *[0-9].*")) {
                String[] fields = line.strip().split(" +");
                values.put(Double.parseDouble(fields[1]), Double.parseDouble(fields[0]));
            }
        }
        return values;
    }

    private static void assertMatches(Quantiles report, TreeMap<Double, Double> distribution) {
        assertThat(distribution).isNotEmpty();
        assertThat(distribution.ceilingEntry(0.5).getValue())
                .isCloseTo(report.p50Nanos() / 1e6, within(report.p50Nanos() / 1e6 * 0.02));
        assertThat(distribution.lastEntry().getValue())
                .isCloseTo(report.maxNanos() / 1e6, within(report.maxNanos() / 1e6 * 0.002));
    }

    @Test
    void eachThreadHasADistributionOfItsHoldsAndOneOfItsWaits() throws IOException {
        Summary summary = hundredHolds();
        String text = text(new HgrmExporter(), summary);
        assertThat(text.lines().filter(line -> line.startsWith("#[")).skip(1))
                .anySatisfy(line -> assertThat(line).isEqualTo("#[a (4242): hold]"))
                .anySatisfy(line -> assertThat(line).isEqualTo("#[b (4243): wait]"));
        List<String> holds =
                text.lines()
                        .dropWhile(line -> !line.equals("#[a (4242): hold]"))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("#[" + "b"))
                        .takeWhile(line -> !line.startsWith("#[Mean"))
                        .toList();
        assertMatches(
                summary.processes().get(0).threads().stream()
                        .filter(thread -> thread.thread().name().equals("a"))
                        .findFirst()
                        .orElseThrow()
                        .holds(),
                distribution(holds));
    }

    @Test
    void oneOfAllThreadsIsWhatAPlotterTakes() throws IOException {
        String holds = text(new HgrmExporter(EpisodeKind.HOLD), hundredHolds());
        assertThat(holds).contains("#[all threads: hold]").doesNotContain("wait]");
        assertThat(holds.lines().filter(line -> line.contains("Percentile TotalCount"))).hasSize(1);
        assertThat(new Exporters(dev.gilspy.report.TextOptions.PLAIN).findByFileName("a.wait.hgrm"))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("hgrm-wait"));
    }

    /** The .hlog, through HdrHistogram's own program, comes to the figures of the .hgrm. */
    @Test
    void hdrHistogramsLogProcessorComesToTheSame() throws Exception {
        Path log = folder.resolve("a.hlog");
        try (var out = Files.newOutputStream(log)) {
            new HlogExporter().write(hundredHolds(), out);
        }
        String[] arguments = {
            "-i",
            log.toString(),
            "-o",
            folder.resolve("a").toString(),
            "-tag",
            "a(4242)/hold",
            "-outputValueUnitRatio",
            "1000000"
        };
        new HistogramLogProcessor(arguments).run();
        TreeMap<Double, Double> processed =
                distribution(Files.readAllLines(folder.resolve("a.hgrm")));
        TreeMap<Double, Double> ours =
                distribution(
                        text(new HgrmExporter(EpisodeKind.HOLD), hundredHolds()).lines().toList());
        assertThat(processed).isNotEmpty().isEqualTo(ours);
    }

    @Test
    void aNameCannotBreakALine() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("x\n1.0 0.5 1 2");
        scene.is(thread, ThreadState.RUNNING, 3, 0).blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(text(new HgrmExporter(), ledger.summary()))
                .contains("#[x\\n1.0 0.5 1 2 (4242): hold]");
    }
}
