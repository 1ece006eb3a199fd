package dev.gilspy.recording;

import dev.gilspy.error.OutputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what it observes into one recording after the other, each of which can be read on its own:
 * together they hold every moment once. Whatever ends this process, all but the last half second
 * can be replayed. Failures are kept as by {@link RecordingWriter}. Thread-safe.
 */
public final class RotatingWriter implements RecordingOutput {
    /** What was before the end of a file arrives within this: a span is of 1 s at most. */
    private static final long LATEST_NANOS = 2_000_000_000L;

    private final Rotation rotation;
    private final RotatedFiles files;
    private final List<RotatedProcess> processes = new ArrayList<>();
    private RecordingWriter now;

    /** Null when the file before has been finished. */
    private RecordingWriter before;

    private long beganNanos = Long.MIN_VALUE;
    private long bytesBefore;
    private long mostGrowthBytes;
    private OutputException failure;

    private RotatingWriter(Rotation rotation, RotatedFiles files) {
        this.rotation = rotation;
        this.files = files;
        this.now = RecordingWriter.open(files.growing());
    }

    /**
     * Creates the first file; a recording that is there already gets a name with its time.
     *
     * @throws OutputException if it cannot be written
     */
    public static RotatingWriter open(Path path, Rotation rotation) {
        try {
            return new RotatingWriter(rotation, new RotatedFiles(path, rotation, Instant.now()));
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public synchronized RotatedProcess open() {
        RotatedProcess process = new RotatedProcess(this, now.open());
        processes.add(process);
        return process;
    }

    @Override
    public synchronized int leftOut() {
        return now.leftOut();
    }

    @Override
    public synchronized Optional<OutputException> failure() {
        return failure == null ? now.failure() : Optional.of(failure);
    }

    @Override
    public synchronized void close() {
        closeBefore();
        now.close();
        if (failure != null) {
            throw failure;
        }
    }

    synchronized void exclusively(Runnable call) {
        call.run();
    }

    /** A process begins to be observed. */
    void begins(long nanos) {
        beganNanos = beganNanos == Long.MIN_VALUE ? nanos : beganNanos;
    }

    void ended(RotatedProcess process) {
        processes.remove(process);
    }

    /** Asked about once a second by each process, when all of its figures have just been said. */
    void rotateIfDue() {
        if (failure != null) {
            return;
        }
        try {
            long nanos = newestNanos();
            if (before != null && nanos - beganNanos > LATEST_NANOS) {
                closeBefore();
                files.deleteOldest(0);
            }
            if (due(nanos)) {
                rotate(nanos);
            }
        } catch (IOException e) {
            failure = OutputException.of(files.growing(), e);
        } catch (OutputException e) {
            failure = e;
        }
    }

    private long newestNanos() {
        return processes.stream().mapToLong(RotatedProcess::newestNanos).max().orElseThrow();
    }

    private boolean due(long nanos) throws IOException {
        if (before != null) {
            return false;
        }
        if (rotation.everyNanos() > 0 && nanos - beganNanos >= rotation.everyNanos()) {
            return true;
        }
        long bytes = files.growingBytes();
        mostGrowthBytes = Math.max(mostGrowthBytes, bytes - bytesBefore);
        bytesBefore = bytes;
        return bytes > 0 && bytes + 2 * mostGrowthBytes > rotation.fileBytes();
    }

    private void rotate(long nanos) throws IOException {
        closeBefore();
        before = now;
        now = new RecordingWriter(files.growing(), BlockWriter.openNew(files.fresh()));
        for (RotatedProcess process : processes) {
            if (process.goesOn()) {
                process.rotate(now.open(), nanos);
            } else {
                process.beginIn(now.open());
            }
        }
        files.rotate(Instant.now());
        beganNanos = nanos;
        bytesBefore = 0;
        mostGrowthBytes = 0;
        files.deleteOldest(1);
    }

    private void closeBefore() {
        if (before != null) {
            processes.forEach(RotatedProcess::closeBefore);
            RecordingWriter closing = before;
            before = null;
            closing.close();
        }
    }
}
