package dev.gilspy.source.remote;

import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.model.GilTally;
import dev.gilspy.os.Errno;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.source.StackNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one sample: the words of every GIL, every thread's OS side, the stacks that may have
 * changed.
 *
 * <p>The words decide who holds a GIL at the sample's moment. Everything else is read in the
 * microseconds after; when the words have changed by then, the first reading stands, since leaving
 * such samples out would leave out short holds. Allocates nothing unless the list of threads is
 * walked, twice a second and when it has changed, or new code is met. Not thread-safe.
 */
final class Sampler implements AutoCloseable {
    private static final int MOST_PIECES = 8192;
    private static final int BATCH_BYTES = 8 << 20;
    private static final long FAILING_NANOS = 100_000_000L;

    private final ThreadRoster roster;
    private final RemoteMemory memory;
    private final StackNumbers numbers;
    private final Leaves leaves;
    private final StackPause pause;
    private final SampleCounts counts;
    private final BatchRead first = new BatchRead(MOST_PIECES, 1 << 20);
    private final BatchRead rest = new BatchRead(MOST_PIECES, BATCH_BYTES);
    private final ObservedThread.Reading reading = new ObservedThread.Reading();
    private final List<ObservedThread> toRead = new ArrayList<>();
    private final Holders holders;
    private final GilRequests requests;
    private final SampledInterpreters interpreters;
    private final FreeThreading free;
    private long failingSinceNanos;

    Sampler(
            PythonRuntime runtime,
            ThreadRoster roster,
            FreeThreading free,
            Stacks stacks,
            SampleCounts counts) {
        this.memory = runtime.memory();
        this.roster = roster;
        this.numbers = stacks.numbers();
        this.leaves = stacks.leaves();
        this.pause = stacks.pause();
        this.counts = counts;
        this.holders = new Holders(roster);
        this.requests = new GilRequests(runtime);
        this.interpreters = roster.interpreters();
        this.free = free;
    }

    /**
     * How stacks are read.
     *
     * @param pause what is stopped meanwhile
     */
    record Stacks(StackNumbers numbers, Leaves leaves, StackPause pause) {}

    /** What has been counted on each GIL. Allocates. */
    List<GilTally> tallies() {
        List<GilTally> tallies = new ArrayList<>();
        for (int i = 0; i < interpreters.gils(); i++) {
            tallies.add(interpreters.gil(i).tally());
        }
        return tallies;
    }

    /**
     * Looks once.
     *
     * @param busyNanos what the sampler itself has used up to now
     * @return false if the target can no longer be read
     */
    boolean sample(long nowNanos, long busyNanos) {
        holders.displace(busyNanos);
        if (!readGils(nowNanos)) {
            return first.errno() == 0 || mayRecover(nowNanos);
        }
        failingSinceNanos = 0;
        lookAtThreads(nowNanos);
        readStacks(nowNanos);
        for (int i = 0; i < interpreters.gils(); i++) {
            interpreters.gil(i).count(nowNanos);
        }
        free.count(nowNanos);
        settle(nowNanos);
        counts.samples++;
        return true;
    }

    /** Whether a known thread held a GIL at the last sample. */
    boolean anyHolder() {
        return !holders.all().isEmpty();
    }

    /** For how long the sampler has kept a holder of a GIL from its CPU, of each about as much. */
    long displacedNanos() {
        return holders.displacedNanos();
    }

    /** A process that is replacing its memory (exec) or is ending fails once and for all. */
    private boolean mayRecover(long nowNanos) {
        if (failingSinceNanos == 0) {
            failingSinceNanos = nowNanos;
        }
        return first.errno() == Errno.EFAULT && nowNanos - failingSinceNanos < FAILING_NANOS;
    }

    /**
     * Reads the words of every GIL, and with them the stack of whoever held it last: it often still
     * does.
     */
    private boolean readGils(long nowNanos) {
        first.clear();
        interpreters.plan(first);
        if (pause.never()) {
            holders.planStacks(first);
        }
        free.plan(first);
        first.run(memory);
        if (!interpreters.take(first)) {
            counts.failedReads++;
            return false;
        }
        free.take(first);
        if (!interpreters.inStep(first) || counts.refreshDue(nowNanos)) {
            holders.refresh(nowNanos);
        }
        boolean found = holders.find(nowNanos);
        counts.torn += found ? 0 : 1;
        return found;
    }

    private void lookAtThreads(long nowNanos) {
        for (int i = 0; pause.never() && i < interpreters.gils(); i++) {
            if (interpreters.gil(i).holder() != null) {
                readHolderStack(interpreters.gil(i), nowNanos);
            }
        }
        for (int i = roster.size() - 1; i >= 0; i--) {
            ObservedThread thread = roster.thread(i);
            thread.begin();
            if (!thread.look(reading)) {
                holders.forget(thread);
                roster.remove(i, nowNanos, displacedNanos());
            } else {
                looked(thread);
            }
        }
    }

    private void looked(ObservedThread thread) {
        if (!pause.never()) {
            thread.ignoreOwnStop();
        }
        if (thread.parkedElsewhere() && !thread.holdsGil()) {
            thread.sit(thread.parkedAt());
        }
    }

    private void readHolderStack(SampledGil gil, long nowNanos) {
        ObservedThread holder = gil.holder();
        BatchRead batch = first;
        if (!gil.guessed()) {
            batch = rest;
            rest.clear();
            roster.stacks().plan(holder.stack(), rest);
            rest.run(memory);
        }
        roster.stacks().take(holder.stack(), batch);
        number(holder, true, nowNanos);
    }

    /**
     * Reads the stacks that may have changed, and the GIL's words again where that is asked: for a
     * holder that sleeps, and for the trust in stacks that were paused.
     */
    private void readStacks(long nowNanos) {
        planStacks();
        boolean open = free.planAgain(rest, nowNanos);
        if (!open && nothingToRead()) {
            return;
        }
        pause.stop(holders.all());
        for (int i = 0; i < interpreters.gils(); i++) {
            interpreters.gil(i).planAgain(rest);
        }
        rest.run(memory);
        for (int i = 0; i < interpreters.gils(); i++) {
            interpreters.gil(i).takeAgain(rest);
        }
        requests.take(rest);
        for (int i = 0; i < toRead.size(); i++) {
            roster.stacks().take(toRead.get(i).stack(), rest);
        }
        free.takeAgain(rest, nowNanos);
        pause.release();
        for (int i = 0; i < toRead.size(); i++) {
            number(toRead.get(i), trusts(toRead.get(i)), nowNanos);
        }
        holders.confirm();
    }

    private boolean nothingToRead() {
        return toRead.isEmpty() && requests.isEmpty() && pause.never() && !holders.anySleeps();
    }

    private void planStacks() {
        rest.clear();
        toRead.clear();
        requests.plan(roster, rest);
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
                ? !thread.holdsGil() && thread.stackMayHaveChanged()
                : thread.runsPython() || thread.moved();
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
        return thread.gil().sameHold() && (!thread.holdsGil() || thread.sleptOn(reading));
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
        thread.sight().contexts = thread.stack().contexts();
        thread.stackRead(Math.max(0, number));
    }

    @Override
    public void close() {
        pause.close();
    }

    private void settle(long nowNanos) {
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            boolean switched = thread.gil().switched();
            boolean another = switched && (thread.holdsGil() || thread.worked());
            thread.sight().newEpisode = another && thread.history().seen();
            boolean otherContext = thread.sight().otherContextThan(thread.history().last());
            thread.sight().otherContext = otherContext && thread.history().seen();
            thread.sight().interpreter = thread.seats().current().interpreter().id();
            thread.sight().stack = leaves.stackOf(thread, nowNanos);
        }
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            SampledGil gil = thread.gil();
            if (gil.off()) {
                free.blame(thread);
            } else {
                thread.sight().holder = gil.holderId();
                thread.sight().holderStack = gil.holder() == null ? 0 : gil.holder().sight().stack;
            }
            thread.settle(nowNanos, displacedNanos());
        }
    }
}
