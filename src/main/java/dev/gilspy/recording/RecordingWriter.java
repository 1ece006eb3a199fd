package dev.gilspy.recording;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes what it observes into a recording, in place: whatever ends this process, all but the last
 * half second of the stream can be replayed.
 *
 * <p>A failure to write, such as a full disk, does not disturb who observes: it is kept, the rest
 * of the stream is dropped, and {@link #close} throws it. What was written until then is readable.
 */
public final class RecordingWriter implements Observer, Closeable {
    private static final long FLUSH_NANOS = 500_000_000;

    /** Bounds memory, and blocks, when very much happens in half a second. */
    private static final int FLUSH_CALLS = 10_000;

    private final Path path;
    private final BlockWriter blocks;
    private final BatchWriter batch = new BatchWriter();
    private long flushedNanos;
    private IOException failure;
    private boolean processKnown;

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

    @Override
    public void begin(Run run) {
        flushedNanos = run.startNanos();
        write(Wire.Block.newBuilder().setRun(Messages.of(run)));
    }

    @Override
    public void process(ProcessInfo process) {
        if (processKnown) {
            batch.process(process);
            flushIfFull();
            return;
        }
        processKnown = true;
        write(Wire.Block.newBuilder().setProcessInfo(Messages.of(process)));
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        batch.interpreter(interpreter);
        flushIfFull();
    }

    @Override
    public void thread(ThreadInfo thread) {
        batch.thread(thread);
        flushIfFull();
    }

    @Override
    public void frame(int id, Frame frame) {
        batch.frame(id, frame);
        flushIfFull();
    }

    @Override
    public void stack(int id, int parent, int frame) {
        batch.stack(id, parent, frame);
        flushIfFull();
    }

    @Override
    public void span(Span span) {
        batch.span(span);
        flushIfDue(span.toNanos());
    }

    @Override
    public void observe(StackObservation observation) {
        batch.observe(observation);
        flushIfDue(observation.atNanos());
    }

    @Override
    public void account(ThreadAccount account) {
        batch.account(account);
        flushIfFull();
    }

    @Override
    public void gilAccount(GilAccount account) {
        batch.gilAccount(account);
        flushIfFull();
    }

    @Override
    public void lockAccount(LockAccount account) {
        batch.lockAccount(account);
        flushIfFull();
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        batch.pauseAccount(account);
        flushIfFull();
    }

    @Override
    public void tally(GilTally tally) {
        batch.tally(tally);
    }

    @Override
    public void quality(RunQuality quality) {
        batch.quality(quality);
    }

    @Override
    public void end(Ending ending) {
        flush();
        write(Wire.Block.newBuilder().setEnding(Messages.of(ending)));
    }

    /** Why the recording is not being written any more; empty while all is well. */
    public Optional<OutputException> failure() {
        return Optional.ofNullable(failure).map(e -> OutputException.of(path, e));
    }

    /**
     * Writes what is left and closes the file.
     *
     * @throws OutputException if anything could not be written
     */
    @Override
    public void close() {
        flush();
        try {
            blocks.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            throw OutputException.of(path, failure);
        }
    }

    private void flushIfDue(long nanos) {
        if (nanos - flushedNanos >= FLUSH_NANOS) {
            flushedNanos = nanos;
            flush();
        }
        flushIfFull();
    }

    private void flushIfFull() {
        if (batch.calls() >= FLUSH_CALLS) {
            flush();
        }
    }

    private void flush() {
        if (batch.calls() > 0) {
            write(Wire.Block.newBuilder().setBatch(Deflate.deflate(batch.take())));
        }
    }

    private void write(Wire.Block.Builder block) {
        if (failure != null) {
            return;
        }
        try {
            blocks.write(block.build());
        } catch (IOException e) {
            failure = e;
        }
    }
}
