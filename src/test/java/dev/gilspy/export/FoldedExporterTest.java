package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FoldedExporterTest {
    private static String folded(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FoldedExporter().write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String blame(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FoldedBlameExporter().write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsAsRecorded() throws IOException {
        Golden.assertMatches("workers.folded", folded(Scenes.threeWorkers()));
    }

    @Test
    void whoMadeOthersWaitReadsAsRecorded() throws IOException {
        Golden.assertMatches("workers.blame.folded", blame(Scenes.threeWorkers()));
    }

    @Test
    void theWaitingOfAllIsChargedToItsHolders() throws IOException {
        assertThat(blame(Scenes.sleepsWithGil()))
                .isEqualTo(
                        "driver (4242);<module> (/srv/app.py:3);poll_device (/srv/device.py:17)"
                                + " 910000\n");
    }

    @Test
    void everyLineIsOneStackAndOneWeight() throws IOException {
        assertThat(folded(Scenes.sleepsWithGil()).lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[^;]+(;[^;]+)*;\\[[a-z-]+] [1-9][0-9]*"));
    }

    @Test
    void weightsAreMicroseconds() throws IOException {
        long micros =
                folded(Scenes.sleepsWithGil())
                        .lines()
                        .mapToLong(
                                line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
        assertThat(micros).isEqualTo(2_000_000);
    }

    @Test
    void aNativeFunctionHasNoLine() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        String step = "sqlite3_step libsqlite3.so.0:0";
        scene.is(thread, ThreadState.NATIVE, 1, scene.stack("query orders.py:88", step));
        assertThat(folded(ledger.summary()))
                .isEqualTo(
                        "a (4242);query (orders.py:88);sqlite3_step (libsqlite3.so.0);[native]"
                                + " 1000\n");
    }

    @Test
    void whatWouldBreakTheFormatIsReplaced() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a;b\r\nc");
        scene.is(thread, ThreadState.RUNNING, 1, scene.stack("f;g x y.py:3"));
        assertThat(folded(ledger.summary()))
                .isEqualTo("a,b\\r\\nc (4242);f,g x (y.py:3);[running] 1000\n");
    }
}
