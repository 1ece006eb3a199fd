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
import java.util.Set;

/**
 * One process's stream, cut into stretches that go to one file after the other. A stretch stays
 * open for a while after the next one has begun, since what was before its end arrives later.
 */
final class RotatedProcess implements Observer {
    /** How a stretch ends that is not the last; for people. */
    static final String GOES_ON = "The recording goes on in the next file.";

    private final RotatingWriter writer;
    private final StreamTables tables = new StreamTables();
    private final StreamThreads threads = new StreamThreads();
    private final Counted counted = new Counted();

    private Run run;
    private ProcessInfo process;
    private ProcessUsage usage;
    private FilePart now;

    /** Null when the stretch before has been ended. */
    private FilePart before;

    private long beganNanos;

    RotatedProcess(RotatingWriter writer, Observer firstFile) {
        this.writer = writer;
        this.now = new FilePart(firstFile, tables, threads, new Counted(), Long.MIN_VALUE);
    }

    /** Whether there is something of it to go on with in another file. */
    boolean goesOn() {
        return process != null;
    }

    /** The latest moment that anything is known of. */
    long newestNanos() {
        return run == null ? Long.MIN_VALUE : Math.max(run.startNanos(), threads.newestNanos());
    }

    /** From a moment on it goes to another file. */
    void rotate(Observer file, long atNanos) {
        closeBefore();
        before = now;
        before.endsAt(atNanos);
        beganNanos = atNanos;
        now = new FilePart(file, tables, threads, counted.copy(), atNanos);
        file.begin(beginning(atNanos));
        file.process(process);
        if (usage != null) {
            file.usage(usage);
        }
    }

    /** It has not begun yet, and will do so in another file. */
    void beginIn(Observer file) {
        now = new FilePart(file, tables, threads, new Counted(), Long.MIN_VALUE);
        if (run != null) {
            file.begin(run);
        }
    }

    private Run beginning(long atNanos) {
        return new Run(
                run.gilspyVersion(),
                run.start().plusNanos(atNanos - run.startNanos()),
                atNanos,
                run.durationNanos(),
                run.rateHz(),
                run.maxCpu(),
                run.source(),
                run.pause(),
                run.cpusUsable(),
                run.kernel());
    }

    /** Nothing more will come of the stretch before. */
    void closeBefore() {
        if (before != null) {
            before.end(new Ending(Ending.Reason.DURATION, beganNanos, GOES_ON));
            before = null;
        }
    }

    @Override
    public void begin(Run newRun) {
        writer.exclusively(
                () -> {
                    run = newRun;
                    writer.begins(newRun.startNanos());
                    now.file().begin(newRun);
                });
    }

    @Override
    public void process(ProcessInfo newProcess) {
        writer.exclusively(
                () -> {
                    process = newProcess;
                    now.file().process(newProcess);
                });
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        writer.exclusively(() -> threads.interpreter(interpreter));
    }

    @Override
    public void thread(ThreadInfo thread) {
        writer.exclusively(
                () -> {
                    threads.announce(thread);
                    now.thread(thread);
                    if (before != null) {
                        before.thread(thread);
                    }
                    forget(threads.forgetEnded());
                });
    }

    private void forget(Set<Integer> threadsEnded) {
        if (!threadsEnded.isEmpty()) {
            counted.forgetThreads(threadsEnded);
            now.forgetThreads(threadsEnded);
            if (before != null) {
                before.forgetThreads(threadsEnded);
            }
        }
    }

    @Override
    public void frame(int id, Frame frame) {
        writer.exclusively(() -> tables.frame(id, frame));
    }

    @Override
    public void stack(int id, int parent, int frame) {
        writer.exclusively(() -> tables.stack(id, parent, frame));
    }

    @Override
    public void span(Span span) {
        writer.exclusively(
                () -> {
                    threads.sawUntil(span.thread(), span.toNanos());
                    if (before != null) {
                        before.span(span);
                    }
                    now.span(span);
                });
    }

    @Override
    public void observe(StackObservation seen) {
        writer.exclusively(
                () -> {
                    threads.sawUntil(seen.thread(), seen.atNanos());
                    if (before != null) {
                        before.observe(seen);
                    }
                    now.observe(seen);
                });
    }

    @Override
    public void account(ThreadAccount account) {
        writer.exclusively(
                () -> {
                    counted.put(account);
                    now.account(account);
                });
    }

    @Override
    public void gilAccount(GilAccount account) {
        writer.exclusively(
                () -> {
                    counted.put(account);
                    now.gilAccount(account);
                });
    }

    @Override
    public void tally(GilTally tally) {
        writer.exclusively(
                () -> {
                    counted.put(tally);
                    now.tally(tally);
                });
    }

    @Override
    public void lockAccount(LockAccount account) {
        writer.exclusively(
                () -> {
                    if (counted.put(account)) {
                        now.lockAccount(account);
                    }
                });
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        writer.exclusively(
                () -> {
                    counted.put(account);
                    now.pauseAccount(account);
                });
    }

    @Override
    public void usage(ProcessUsage newest) {
        writer.exclusively(
                () -> {
                    usage = newest;
                    now.file().usage(newest);
                });
    }

    @Override
    public void quality(RunQuality quality) {
        writer.exclusively(
                () -> {
                    counted.put(quality);
                    now.quality(quality);
                    writer.rotateIfDue();
                });
    }

    @Override
    public void end(Ending ending) {
        writer.exclusively(
                () -> {
                    closeBefore();
                    now.end(ending);
                    writer.ended(this);
                });
    }

    /** How much is kept of the stream's threads and figures. */
    int size() {
        return threads.size() + counted.size();
    }
}
