package dev.gilspy.live;

import dev.gilspy.live.TruthMix.Pastime;
import dev.gilspy.live.TruthMix.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A running process whose threads write down the truth about the GIL. Ends by itself after two
 * minutes.
 */
public final class TruthTarget implements AutoCloseable {
    private static final Path SCRIPT = Path.of("test-fixtures/truth/target.py");

    private final PythonFixture fixture;
    private final TruthMix mix;
    private final Path file;

    private TruthTarget(PythonFixture fixture, TruthMix mix, Path file) {
        this.fixture = fixture;
        this.mix = mix;
        this.file = file;
    }

    /** Returns when every thread has been through its first cycle. */
    public static TruthTarget start(Python python, TruthMix mix) {
        try {
            Path file = Files.createTempFile("gilspy-truth-", ".log");
            List<String> arguments = new ArrayList<>();
            arguments.add(TruthExtension.folderFor(python).toString());
            arguments.add(file.toString());
            mix.workers().forEach(worker -> arguments.add(argument(worker)));
            return new TruthTarget(PythonFixture.run(python, SCRIPT, arguments), mix, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String argument(Worker worker) {
        return worker.name() + ":" + argument(worker.hold()) + ":" + argument(worker.outside());
    }

    private static String argument(Pastime pastime) {
        return "%d,%s,%s"
                .formatted(pastime.meanNanos(), pastime.spread(), pastime.manner())
                .toLowerCase(Locale.ROOT);
    }

    public int pid() {
        return fixture.pid();
    }

    /** Ends the target and returns what its threads wrote down. May be called once. */
    public TruthLog finish() {
        fixture.endInput();
        String line = fixture.nextLine();
        if (!line.equals("done")) {
            throw new AssertionError("the target said '" + line + "' instead of done");
        }
        try {
            return TruthLog.read(file, mix.workers().stream().map(Worker::name).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fixture.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
