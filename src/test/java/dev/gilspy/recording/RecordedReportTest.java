package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Observer;
import dev.gilspy.report.Golden;
import dev.gilspy.report.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording gives the report that the stream itself gave, also when an older gilspy made it. */
class RecordedReportTest {
    /** Written by the last gilspy that knew of one interpreter only. */
    private static final Path ONE_INTERPRETER =
            Path.of("test-fixtures/recordings/one-interpreter.gilspy");

    @TempDir Path directory;

    @Test
    void interpretersLocksAndPausesAreReportedAsTheyWereSeen() throws IOException {
        Golden.assertMatches("interpreters.json", recorded(InterpreterScenes::severalInterpreters));
        Golden.assertMatches("without-gil.json", recorded(InterpreterScenes::withoutGil));
        Golden.assertMatches("pypy.json", recorded(InterpreterScenes::pypy));
    }

    @Test
    void aRecordingFromBeforeThereWereSeveralInterpretersIsRead() throws IOException {
        Ledger ledger = new Ledger();
        assertThat(RecordingReader.replay(ONE_INTERPRETER, () -> ledger).truncated()).isFalse();
        Golden.assertMatches("one-interpreter.json", json(ledger.summary()));
    }

    private String recorded(Consumer<Observer> scene) throws IOException {
        Path file = directory.resolve("scene.gilspy");
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            scene.accept(writer.open());
        }
        Ledger ledger = new Ledger();
        RecordingReader.replay(file, () -> ledger);
        return json(ledger.summary());
    }

    private static String json(Summary summary) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(summary, out);
        return out.toString();
    }
}
