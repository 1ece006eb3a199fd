package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class HlogExporterTest {
    private static List<Histogram> read(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HlogExporter().write(summary, out);
        HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(out.toByteArray()));
        List<Histogram> histograms = new ArrayList<>();
        while (reader.hasNext()) {
            histograms.add((Histogram) reader.nextIntervalHistogram());
        }
        return histograms;
    }

    @Test
    void hdrHistogramsOwnReaderReadsItBack() throws IOException {
        List<Histogram> all = read(Scenes.threeWorkers());
        Histogram holds = new Histogram(3);
        all.stream().filter(h -> h.getTag().equals("worker-1(4243)/hold")).forEach(holds::add);
        // The last hold has not ended: it is in the summary, and in no interval yet.
        assertThat(holds.getTotalCount()).isBetween(199L, 200L);
        assertThat(holds.valuesAreEquivalent(holds.getMaxValue(), 5_000_000)).isTrue();
        assertThat(all).extracting(Histogram::getTag).contains("logger(4246)/wait");
    }

    @Test
    void thereIsOneHistogramASecond() throws IOException {
        long start = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();
        List<Histogram> holds =
                read(Scenes.threeWorkers()).stream()
                        .filter(h -> h.getTag().equals("worker-1(4243)/hold"))
                        .toList();
        assertThat(holds)
                .extracting(Histogram::getStartTimeStamp)
                .containsExactly(start, start + 1000, start + 2000);
        assertThat(holds).allMatch(h -> h.getEndTimeStamp() - h.getStartTimeStamp() == 1000);
    }

    @Test
    void namesCannotBreakTheLog() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("pool, 1\nx");
        scene.is(thread, ThreadState.RUNNING, 3, 0).blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(read(ledger.summary()))
                .extracting(Histogram::getTag)
                .containsExactly("pool__1\\nx(4242)/hold");
    }

    @Test
    void ofSeveralProcessesEachHasItsPidAndItsOwnTime() throws IOException {
        long start = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();
        List<Histogram> all = read(FleetScenes.gunicorn());
        assertThat(all)
                .extracting(Histogram::getTag)
                .contains("pid4301/worker-1(4302)/hold", "pid4302/driver(4302)/hold");
        assertThat(all)
                .filteredOn(h -> h.getTag().startsWith("pid4302/driver"))
                .extracting(Histogram::getStartTimeStamp)
                .as("it began a second later")
                .containsOnly(start + 1000);
    }
}
