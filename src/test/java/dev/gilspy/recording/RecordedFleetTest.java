package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.report.JsonReport;
import dev.gilspy.report.TextOptions;
import dev.gilspy.report.TextReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of several processes tells of each what a recording of that one alone tells. */
class RecordedFleetTest {
    @TempDir Path directory;
    private Summary together;
    private final List<Summary> alone = new ArrayList<>();

    @BeforeEach
    void record() {
        List<RecordingWriter> writers = new ArrayList<>();
        FleetObserver separate =
                () -> {
                    writers.add(RecordingWriter.open(file(writers.size())));
                    return writers.get(writers.size() - 1).open();
                };
        FleetScenes.gunicorn(separate);
        writers.forEach(RecordingWriter::close);
        Path all = directory.resolve("all.gilspy");
        try (RecordingWriter writer = RecordingWriter.open(all)) {
            FleetScenes.gunicorn(writer);
        }
        together = replayed(all);
        for (int i = 0; i < writers.size(); i++) {
            alone.add(replayed(file(i)));
        }
    }

    private Path file(int number) {
        return directory.resolve(number + ".gilspy");
    }

    private static Summary replayed(Path recording) {
        FleetLedger ledger = new FleetLedger(Ledger::withTimeline);
        RecordingReader.replay(recording, ledger);
        return ledger.summary();
    }

    @Test
    void summariesAreTheSame() {
        assertThat(together.processes()).hasSize(3).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.alone(i)).usingRecursiveComparison().isEqualTo(alone.get(i));
        }
    }

    @Test
    void reportsAreTheSame() throws IOException {
        for (int i = 0; i < alone.size(); i++) {
            assertThat(json(together.alone(i))).isEqualTo(json(alone.get(i)));
        }
    }

    @Test
    void reportsOfSomeThreadsAreTheSame() {
        Pattern names = Pattern.compile("worker|Main");
        Summary some = Selection.of(together, names);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(text(some.alone(i))).isEqualTo(text(Selection.of(alone.get(i), names)));
        }
    }

    private static String json(Summary summary) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(summary, out);
        return out.toString();
    }

    private static String text(Summary summary) {
        return new TextReport(TextOptions.PLAIN).render(summary);
    }
}
