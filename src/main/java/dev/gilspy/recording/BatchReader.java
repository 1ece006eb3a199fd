package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import java.util.Arrays;

/** Repeats the calls of one batch after the other to an observer. */
final class BatchReader {
    private static final int KINDS_OF_CALLS = Wire.Call.values().length - 1; // less UNRECOGNIZED

    private final Observer observer;
    private final Tables tables;
    private final Plausible plausible;
    private final SpanColumns spans = new SpanColumns();
    private final ObservationColumns observations = new ObservationColumns();
    private Wire.Batch batch = Wire.Batch.getDefaultInstance();
    private int[] nextRow = {};
    private int[] rows = {};
    private int nextGilAccount;
    private int nextAside;
    private long lastNanos;

    /**
     * @param run what the recording began with
     * @param room what all processes of the recording may take
     */
    BatchReader(Observer observer, Run run, Room room) {
        this.observer = observer;
        this.tables = new Tables(room);
        this.plausible = new Plausible(run);
        this.lastNanos = run.startNanos();
    }

    /** The latest time that was read. */
    long lastNanos() {
        return lastNanos;
    }

    /** An end, whose time must be one that can be. */
    Ending checked(Ending ending) {
        return plausible.ending(ending);
    }

    void replay(Wire.Batch read) {
        start(read);
        int calls = 0;
        for (int run : batch.getOrderList()) {
            Wire.Call call = Wire.Call.forNumber(Integer.remainderUnsigned(run, KINDS_OF_CALLS));
            int length = Integer.divideUnsigned(run, KINDS_OF_CALLS);
            MalformedException.unless(
                    length <= rows[call.getNumber()] - nextRow[call.getNumber()],
                    "a batch is shorter than it says");
            for (int i = 0; i < length; i++) {
                unorderedAfter(calls + i);
                replay(call, nextRow[call.getNumber()]++);
            }
            calls += length;
        }
        unorderedAfter(calls);
        MalformedException.unless(
                calls == Arrays.stream(rows).sum()
                        && nextGilAccount == batch.getGilAccountsCount()
                        && nextAside == batch.getAsidesCount(),
                "a batch is longer than it says");
    }

    private void start(Wire.Batch read) {
        batch = read;
        tables.addStrings(read.getStringsList());
        spans.startReading(read.getBaseNanos(), read.getSpans());
        observations.startReading(read.getBaseNanos(), read.getObservations());
        Wire.Frames frames = read.getFrames();
        Wire.Stacks stacks = read.getStacks();
        MalformedException.unless(
                frames.getFunctionCount() == frames.getFileCount()
                        && frames.getFunctionCount() == frames.getLineCount()
                        && stacks.getParentCount() == stacks.getFrameCount(),
                "the columns of its tables differ in length");
        nextGilAccount = 0;
        nextAside = 0;
        nextRow = new int[KINDS_OF_CALLS];
        rows =
                new int[] { // in the order of Wire.Call's numbers
                    read.getThreadsCount(),
                    frames.getFunctionCount(),
                    stacks.getParentCount(),
                    spans.rows(),
                    observations.rows(),
                    read.getAccountsCount(),
                    read.getTalliesCount(),
                    read.getQualitiesCount()
                };
    }

    /** What is not in the order says itself where it belongs: after so many calls in order. */
    private void unorderedAfter(int calls) {
        asidesAfter(calls);
        while (nextGilAccount < batch.getGilAccountsCount()
                && batch.getGilAccounts(nextGilAccount).getAfter() == calls) {
            Wire.GilAccount account = batch.getGilAccounts(nextGilAccount++);
            observer.gilAccount(plausible.gilAccount(Counters.gilAccount(account, tables)));
            asidesAfter(calls);
        }
    }

    private void asidesAfter(int calls) {
        while (nextAside < batch.getAsidesCount()
                && batch.getAsides(nextAside).getAfter() == calls
                && batch.getAsides(nextAside).getAfterGilAccounts() == nextGilAccount) {
            Asides.replay(batch.getAsides(nextAside++), tables, plausible, observer);
        }
    }

    private void replay(Wire.Call call, int row) {
        switch (call) {
            case THREAD -> thread(batch.getThreads(row));
            case FRAME -> frame(batch.getFrames(), row);
            case STACK -> stack(batch.getStacks(), row);
            case SPAN -> span(plausible.span(spans.read(row, tables)));
            case OBSERVATION -> observe(plausible.observation(observations.read(row, tables)));
            case ACCOUNT ->
                    observer.account(
                            plausible.account(Counters.account(batch.getAccounts(row), tables)));
            case TALLY -> observer.tally(plausible.tally(Counters.tally(batch.getTallies(row))));
            case QUALITY ->
                    observer.quality(plausible.quality(Counters.quality(batch.getQualities(row))));
            default -> throw new IllegalStateException("no rows of " + call);
        }
    }

    private void thread(Wire.Thread wire) {
        int id = tables.announcedThread(wire.getId());
        int localTid = wire.getLocalTid() == 0 ? wire.getTid() : wire.getLocalTid();
        observer.thread(
                new ThreadInfo(id, wire.getTid(), localTid, wire.getName(), wire.getInterpreter()));
    }

    private void frame(Wire.Frames frames, int row) {
        String function = tables.string(frames.getFunction(row));
        String file = tables.string(frames.getFile(row));
        observer.frame(tables.nextFrame(), new Frame(function, file, frames.getLine(row)));
    }

    private void stack(Wire.Stacks stacks, int row) {
        int parent = tables.stack(stacks.getParent(row));
        int frame = tables.frame(stacks.getFrame(row));
        observer.stack(tables.nextStack(parent), parent, frame);
    }

    private void span(Span span) {
        lastNanos = Math.max(lastNanos, span.toNanos());
        observer.span(span);
    }

    private void observe(StackObservation observation) {
        lastNanos = Math.max(lastNanos, observation.atNanos());
        observer.observe(observation);
    }
}
