package dev.gilspy.source.remote;

import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import java.util.ArrayList;
import java.util.List;

/** Who holds the GILs at one sample. Reused from sample to sample; allocates nothing. */
final class Holders {
    private final ThreadRoster roster;
    private final SampledInterpreters interpreters;
    private final List<ObservedThread> all = new ArrayList<>();
    private long lastBusyNanos;
    private long displacedNanos;

    Holders(ThreadRoster roster) {
        this.roster = roster;
        this.interpreters = roster.interpreters();
    }

    /** Those that are known, one for each GIL that one of them holds. */
    List<ObservedThread> all() {
        return all;
    }

    /**
     * The sampler has one CPU at a time, so that of several holders it keeps one from running.
     *
     * @param busyNanos what it has used up to now
     */
    void displace(long busyNanos) {
        displacedNanos += (busyNanos - lastBusyNanos) / Math.max(1, all.size());
        lastBusyNanos = busyNanos;
    }

    /** For how long the sampler has kept a holder of a GIL from its CPU, of each about as much. */
    long displacedNanos() {
        return displacedNanos;
    }

    /** Plans the stacks of those that were found last: they often still hold their GIL. */
    void planStacks(BatchRead batch) {
        for (int i = 0; i < interpreters.gils(); i++) {
            SampledGil gil = interpreters.gil(i);
            ThreadStack stack = gil.planStack();
            if (stack != null) {
                roster.stacks().plan(stack, batch);
            }
        }
    }

    /** Walks the lists of threads. What is planned of their stacks counts no longer. */
    void refresh(long nowNanos) {
        for (int i = 0; i < interpreters.gils(); i++) {
            interpreters.gil(i).forgetPlan();
        }
        roster.refresh(nowNanos, displacedNanos);
    }

    /** Finds them all; false if what was read of a GIL contradicts itself. */
    boolean find(long nowNanos) {
        all.clear();
        for (int i = 0; i < interpreters.gils(); i++) {
            if (!find(interpreters.gil(i), nowNanos)) {
                return false;
            }
        }
        return true;
    }

    private boolean find(SampledGil gil, long nowNanos) {
        if (!gil.locked()) {
            return !gil.readable() || gil.words().plausible();
        }
        long tstate = gil.words().holder();
        ObservedThread holder = roster.withTstate(tstate);
        if (holder == null) {
            refresh(nowNanos);
            holder = roster.withTstate(tstate);
        }
        if (holder == null) {
            gil.heldByUnknown();
            return gil.words().plausible() && interpreters.foreign(tstate);
        }
        Seat seat = holder.seats().of(tstate);
        if (seat != holder.seats().current()) {
            holder.sit(seat);
        }
        gil.holder(holder);
        all.add(holder);
        return true;
    }

    /** A thread has ended while this sample was taken. */
    void forget(ObservedThread thread) {
        if (thread.holdsGil()) {
            thread.gil().holderEnded();
            all.remove(thread);
        }
    }

    boolean anySleeps() {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).sight().runnable) {
                return true;
            }
        }
        return false;
    }

    /** A holder that sleeps is a finding only if it still held the GIL when it was seen asleep. */
    void confirm() {
        for (int i = 0; i < all.size(); i++) {
            Sight sight = all.get(i).sight();
            if (!sight.runnable && (!all.get(i).gil().sameHold() || sight.parked)) {
                sight.runnable = true;
                sight.parked = false;
            }
        }
    }
}
