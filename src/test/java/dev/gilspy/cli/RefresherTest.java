package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Scenes;
import dev.gilspy.export.FoldedExporter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RefresherTest {
    private static final long OFTEN_NANOS = 1_000_000;

    @TempDir Path directory;

    private final Outputs outputs = new Outputs(null);
    private final StringWriter errors = new StringWriter();

    @Test
    void reportsAreOfWhatWasSeenSoFar() throws Exception {
        Path report = directory.resolve("a.folded");
        outputs.addFile(report, new FoldedExporter());
        var ledger = outputs.newLedger();
        try (Refresher refresher = Refresher.start(outputs, narrator(), OFTEN_NANOS)) {
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(report).as("%s: nothing was seen", refresher).isEmptyFile();
            Scenes.threeWorkers(ledger.open());
            while (Files.size(report) == 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        assertThat(Files.readString(report)).contains("worker-1");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void aReportThatCannotBeWrittenIsToldOnce() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("gone"));
        outputs.addFile(folder.resolve("a.folded"), new FoldedExporter());
        Scenes.threeWorkers(outputs.newLedger().open());
        Files.delete(folder.resolve("a.folded"));
        Files.delete(folder);
        try (Refresher refresher = Refresher.start(outputs, narrator(), OFTEN_NANOS)) {
            while (errors.toString().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            assertThat(errors.toString()).as("%s", refresher).containsOnlyOnce("a.folded");
        }
    }

    private Narrator narrator() {
        return new Narrator(new PrintWriter(errors, true), false, false);
    }
}
