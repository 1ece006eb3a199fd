package dev.gilspy.source.remote;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilWords;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.os.Errno;
import dev.gilspy.source.GilRange;
import dev.gilspy.source.StackNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one sample: the GIL's words, every thread's OS side, the stacks that may have changed.
 *
 * <p>The words decide who holds the GIL at the sample's moment. Everything else is read in the
 * microseconds after; when the words have changed by then, the first reading stands, since leaving
 * such samples out would leave out short holds. Allocates nothing unless the list of threads is
 * walked, twice a second and when it has changed, or new code is met. Not thread-safe.
 */
final class Sampler implements AutoCloseable {
    private static final int MOST_PIECES = 8192;
    private static final int BATCH_BYTES = 8 << 20;
    private static final long FAILING_NANOS = 100_000_000L;

    private final ThreadRoster roster;
    private final CpythonProcess process;
    private final StackNumbers numbers;
    private final Leaves leaves;
    private final StackPause pause;
    private final SampleCounts counts;
    private final GilWatch watch = new GilWatch(0);
    private final GilFutexes futexes;
    private final GilWords words;
    private final GilWords wordsAfter;
    private final BatchRead first = new BatchRead(256, 1 << 20);
    private final BatchRead rest = new BatchRead(MOST_PIECES, BATCH_BYTES);
    private final ObservedThread.Reading reading = new ObservedThread.Reading();
    private final List<ObservedThread> toRead = new ArrayList<>();
    private long failingSinceNanos;
    private ObservedThread guess;
    private ObservedThread holder;
    private int holderId;

    Sampler(CpythonProcess process, ThreadRoster roster, Stacks stacks, SampleCounts counts) {
        this.process = process;
        this.roster = roster;
        this.numbers = stacks.numbers();
        this.leaves = stacks.leaves();
        this.pause = stacks.pause();
        this.counts = counts;
        this.words = new GilWords(process, process.gil());
        this.wordsAfter = new GilWords(process, process.gil());
        this.futexes = GilRange.of(process, process.gil());
    }

    /**
     * How stacks are read.
     *
     * @param pause what is stopped meanwhile
     */
    record Stacks(StackNumbers numbers, Leaves leaves, StackPause pause) {}

    GilWatch watch() {
        return watch;
    }

    /**
     * Looks once.
     *
     * @param busyNanos what the sampler itself has used up to now
     * @return false if the target can no longer be read
     */
    boolean sample(long nowNanos, long busyNanos) {
        if (!readGil(nowNanos, busyNanos)) {
            return first.errno() == 0 || mayRecover(nowNanos);
        }
        failingSinceNanos = 0;
        lookAtThreads(nowNanos, busyNanos);
        readStacks(nowNanos);
        boolean switched = watch.switched(words);
        watch.sample(words, holderId == ThreadInfo.UNKNOWN, nowNanos);
        settle(nowNanos, busyNanos, switched);
        counts.samples++;
        return true;
    }

    /** A process that is replacing its memory (exec) or is ending fails once and for all. */
    private boolean mayRecover(long nowNanos) {
        if (failingSinceNanos == 0) {
            failingSinceNanos = nowNanos;
        }
        return first.errno() == Errno.EFAULT && nowNanos - failingSinceNanos < FAILING_NANOS;
    }

    /**
     * Reads the GIL's words, and with them the stack of whoever held it last: it often still does.
     */
    private boolean readGil(long nowNanos, long busyNanos) {
        first.clear();
        words.plan(first);
        int headPiece = first.pieces();
        int headOffset = first.add(roster.headAddress(), Long.BYTES);
        if (guess != null && !guess.ended() && pause.never()) {
            roster.stacks().plan(guess.stack(), first);
        }
        first.run(process.memory());
        if (!words.take(first) || !first.ok(headPiece)) {
            counts.failedReads++;
            return false;
        }
        if (!roster.inStep(first.buffer().getLong(headOffset)) || counts.refreshDue(nowNanos)) {
            roster.refresh(nowNanos, busyNanos);
        }
        return findHolder(nowNanos, busyNanos);
    }

    private boolean findHolder(long nowNanos, long busyNanos) {
        holder = words.locked() ? roster.withTstate(words.holder()) : null;
        if (words.locked() && holder == null) {
            roster.refresh(nowNanos, busyNanos);
            holder = roster.withTstate(words.holder());
        }
        boolean unknown = words.locked() && holder == null;
        if (!words.plausible() || unknown && !roster.foreign(words.holder())) {
            counts.torn++;
            return false;
        }
        holderId = holder == null ? ThreadInfo.NOBODY : holder.id();
        if (unknown) {
            holderId = ThreadInfo.UNKNOWN;
        }
        return true;
    }

    private void lookAtThreads(long nowNanos, long busyNanos) {
        if (pause.never() && holder != null) {
            readHolderStack(nowNanos);
        }
        for (int i = roster.size() - 1; i >= 0; i--) {
            ObservedThread thread = roster.thread(i);
            thread.begin(watch.mayHaveHeld(thread.tstate(), words));
            if (!thread.look(thread == holder, futexes, reading)) {
                holder = thread == holder ? null : holder;
                roster.remove(i, nowNanos, busyNanos);
            } else if (!pause.never()) {
                thread.ignoreOwnStop();
            }
        }
    }

    private void readHolderStack(long nowNanos) {
        ThreadStack stack = holder.stack();
        BatchRead batch = first;
        if (holder != guess) {
            batch = rest;
            rest.clear();
            roster.stacks().plan(stack, rest);
            rest.run(process.memory());
        }
        guess = holder;
        roster.stacks().take(stack, batch);
        number(holder, true, nowNanos);
    }

    /**
     * Reads the stacks that may have changed, and the GIL's words again where that is asked: for a
     * holder that sleeps, and for the trust in stacks that were paused.
     */
    private void readStacks(long nowNanos) {
        planStacks();
        if (toRead.isEmpty() && pause.never() && !holderSleeps()) {
            return;
        }
        pause.stop(holder);
        wordsAfter.plan(rest);
        rest.run(process.memory());
        boolean again = wordsAfter.take(rest);
        for (int i = 0; i < toRead.size(); i++) {
            roster.stacks().take(toRead.get(i).stack(), rest);
        }
        pause.release();
        for (int i = 0; i < toRead.size(); i++) {
            number(toRead.get(i), trusts(toRead.get(i)), nowNanos);
        }
        confirmHolder(again && wordsAfter.same(words));
    }

    private void planStacks() {
        rest.clear();
        toRead.clear();
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            if (readsStack(thread)) {
                roster.stacks().plan(thread.stack(), rest);
                toRead.add(thread);
            }
        }
    }

    private boolean readsStack(ObservedThread thread) {
        return pause.never()
                ? thread != holder && thread.stackMayHaveChanged()
                : thread == holder || thread.moved();
    }

    /**
     * Whether a stack cannot have changed while it was read, where that is promised: its thread
     * stood, or no thread could run Python since nobody took the GIL from the one that stood or
     * slept.
     */
    private boolean trusts(ObservedThread thread) {
        if (pause.never() || pause.stands(thread)) {
            return true;
        }
        return wordsAfter.same(words) && (thread != holder || thread.sleptOn(reading));
    }

    private void number(ObservedThread thread, boolean trusted, long nowNanos) {
        counts.stacks++;
        int number =
                trusted
                        ? numbers.of(thread.stack(), thread.sight().pythonStack, nowNanos)
                        : StackNumbers.TORN;
        if (number == StackNumbers.TORN) {
            counts.incompleteStacks++;
        }
        thread.stackRead(Math.max(0, number));
    }

    private boolean holderSleeps() {
        return holder != null && !holder.sight().runnable;
    }

    /** A holder that sleeps is a finding only if it still held the GIL when it was seen asleep. */
    private void confirmHolder(boolean sameHold) {
        if (!holderSleeps()) {
            return;
        }
        Sight sight = holder.sight();
        if (!sameHold || sight.parked) {
            sight.runnable = true;
            sight.parked = false;
        }
    }

    @Override
    public void close() {
        pause.close();
    }

    private void settle(long nowNanos, long busyNanos, boolean switched) {
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            boolean another = thread == holder ? switched : switched && thread.worked();
            thread.sight().newEpisode = another && thread.history().seen();
            thread.sight().stack = leaves.stackOf(thread, nowNanos);
        }
        int holderStack = holder == null ? 0 : holder.sight().stack;
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            thread.sight().holder = holderId;
            thread.sight().holderStack = holderStack;
            thread.settle(nowNanos, busyNanos);
        }
    }
}
