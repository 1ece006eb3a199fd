package dev.gilspy.recording;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.Observer;
import dev.gilspy.os.OutputPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what it observes of one or more processes into a recording, in place: whatever ends this
 * process, all but the last half second of the streams can be replayed. Thread-safe.
 *
 * <p>A failure to write, such as a full disk, does not disturb who observes: it is kept, the rest
 * of the streams is dropped, and {@link #close} throws it. What was written until then is readable.
 */
public final class RecordingWriter implements RecordingOutput {
    private final Path path;
    private final BlockWriter blocks;
    private final Set<ProcessWriter> going = ConcurrentHashMap.newKeySet();
    private int opened;
    private boolean closed;
    private IOException failure;

    RecordingWriter(Path path, BlockWriter blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    /**
     * Creates the file, or empties it.
     *
     * @throws OutputException if it cannot be written
     */
    public static RecordingWriter open(Path path) {
        try {
            return new RecordingWriter(path, BlockWriter.open(path));
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    /**
     * The same, of which no more than so many bytes are written: then it ends there, and {@link
     * #failure} says so.
     */
    public static RecordingWriter open(Path path, long mostBytes) {
        try {
            FileChannel file = OutputPath.of(path).openEmpty();
            return new RecordingWriter(path, BlockWriter.open(new BoundedChannel(file, mostBytes)));
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    /**
     * The observer of the next process. There is room for {@link BlockFormat#MAX_PROCESSES}; what
     * those after them tell is {@link #leftOut}.
     */
    @Override
    public synchronized Observer open() {
        ProcessWriter process = new ProcessWriter(opened++, this);
        going.add(process);
        return process;
    }

    @Override
    public synchronized int leftOut() {
        return Math.max(0, opened - BlockFormat.MAX_PROCESSES);
    }

    @Override
    public synchronized Optional<OutputException> failure() {
        return Optional.ofNullable(failure).map(e -> OutputException.of(path, e));
    }

    /** Writes what was seen until now: the file can be copied. */
    public void flush() {
        going.forEach(ProcessWriter::flush); // each locks itself first, so this must not be locked
    }

    /**
     * Writes what is left and closes the file; what comes later is dropped.
     *
     * @throws OutputException if anything could not be written
     */
    @Override
    public void close() {
        flush();
        closeFile();
        failure()
                .ifPresent(
                        e -> {
                            throw e;
                        });
    }

    private synchronized void closeFile() {
        closed = true;
        try {
            blocks.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    /** Takes a block of a process. */
    synchronized void write(Wire.Block block) {
        if (closed || failure != null || block.getProcess() >= BlockFormat.MAX_PROCESSES) {
            return;
        }
        try {
            blocks.write(block);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** No more will come of a process. */
    void ended(ProcessWriter process) {
        going.remove(process);
    }
}
