package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;

/** Makes blocks of the stream of one process. Thread-safe, so that it can be closed meanwhile. */
final class ProcessWriter implements Observer {
    private static final long FLUSH_NANOS = 500_000_000;

    /** Bounds memory, and blocks, when very much happens in half a second. */
    private static final int FLUSH_CALLS = 10_000;

    private final int index;
    private final RecordingWriter recording;
    private final BatchWriter batch = new BatchWriter();
    private long flushedNanos;
    private boolean processKnown;

    /**
     * @param index of the process, which its blocks have
     * @param recording takes the blocks
     */
    ProcessWriter(int index, RecordingWriter recording) {
        this.index = index;
        this.recording = recording;
    }

    @Override
    public synchronized void begin(Run run) {
        flushedNanos = run.startNanos();
        write(Wire.Block.newBuilder().setRun(Messages.of(run)));
    }

    @Override
    public synchronized void process(ProcessInfo process) {
        if (processKnown) {
            batch.process(process);
            flushIfFull();
            return;
        }
        processKnown = true;
        write(Wire.Block.newBuilder().setProcessInfo(Messages.of(process)));
    }

    @Override
    public synchronized void interpreter(InterpreterInfo interpreter) {
        batch.interpreter(interpreter);
        flushIfFull();
    }

    @Override
    public synchronized void thread(ThreadInfo thread) {
        batch.thread(thread);
        flushIfFull();
    }

    @Override
    public synchronized void frame(int id, Frame frame) {
        batch.frame(id, frame);
        flushIfFull();
    }

    @Override
    public synchronized void stack(int id, int parent, int frame) {
        batch.stack(id, parent, frame);
        flushIfFull();
    }

    @Override
    public synchronized void span(Span span) {
        batch.span(span);
        flushIfDue(span.toNanos());
    }

    @Override
    public synchronized void observe(StackObservation observation) {
        batch.observe(observation);
        flushIfDue(observation.atNanos());
    }

    @Override
    public synchronized void account(ThreadAccount account) {
        batch.account(account);
        flushIfFull();
    }

    @Override
    public synchronized void gilAccount(GilAccount account) {
        batch.gilAccount(account);
        flushIfFull();
    }

    @Override
    public synchronized void lockAccount(LockAccount account) {
        batch.lockAccount(account);
        flushIfFull();
    }

    @Override
    public synchronized void pauseAccount(PauseAccount account) {
        batch.pauseAccount(account);
        flushIfFull();
    }

    @Override
    public synchronized void tally(GilTally tally) {
        batch.tally(tally);
    }

    @Override
    public synchronized void usage(ProcessUsage usage) {
        batch.usage(usage);
        flushIfFull();
    }

    @Override
    public synchronized void quality(RunQuality quality) {
        batch.quality(quality);
    }

    @Override
    public synchronized void end(Ending ending) {
        flush();
        write(Wire.Block.newBuilder().setEnding(Messages.of(ending)));
        recording.ended(this);
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

    synchronized void flush() {
        if (batch.calls() > 0) {
            write(Wire.Block.newBuilder().setBatch(Deflate.deflate(batch.take())));
        }
    }

    private void write(Wire.Block.Builder block) {
        recording.write(block.setProcess(index).build());
    }
}
