package dev.gilspy.source.remote;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.StopTheWorld;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.List;

/**
 * Who has stopped the world at one sample: one interpreter's threads, or those of all. Counts one
 * pause at a time; two interpreters that are stopped at once are rare.
 */
final class WorldStops {
    private final ThreadRoster roster;
    private final SampledInterpreters interpreters;
    private final StopTheWorld ofAll;
    private final PauseCounts counts = new PauseCounts();

    WorldStops(CpythonProcess process, ThreadRoster roster) {
        this.roster = roster;
        this.interpreters = roster.interpreters();
        this.ofAll = StopTheWorld.ofAll(process);
    }

    void plan(BatchRead batch) {
        ofAll.plan(batch);
        for (int i = 0; i < interpreters.size(); i++) {
            interpreters.interpreter(i).worldStop().plan(batch);
        }
    }

    /** Takes them, of the same interpreters. */
    void take(BatchRead batch) {
        ofAll.take(batch);
        for (int i = 0; i < interpreters.size(); i++) {
            interpreters.interpreter(i).worldStop().take(batch);
        }
    }

    /** Counts this sample. */
    void count(long atNanos) {
        int requester = ThreadInfo.NOBODY;
        for (int i = 0; i < interpreters.size() && requester == ThreadInfo.NOBODY; i++) {
            requester = requesterId(interpreters.interpreter(i));
        }
        counts.sample(requester, atNanos);
    }

    /**
     * Who has stopped an interpreter's threads: a thread's id, {@link ThreadInfo#UNKNOWN}, or
     * {@link ThreadInfo#NOBODY} if they are not stopped.
     */
    int requesterId(SampledInterpreter interpreter) {
        if (!ofAll.requested() && !interpreter.worldStop().requested()) {
            return ThreadInfo.NOBODY;
        }
        ObservedThread thread = requester(interpreter);
        return thread == null ? ThreadInfo.UNKNOWN : thread.id();
    }

    /** The thread that has stopped an interpreter's; null if none has, or it is not known. */
    ObservedThread requester(SampledInterpreter interpreter) {
        StopTheWorld stop = ofAll.requested() ? ofAll : interpreter.worldStop();
        return stop.requester() == 0 ? null : roster.withTstate(stop.requester());
    }

    /** Whether who sleeps for this lock waits for a pause to begin, or for its turn to ask. */
    boolean owns(long lock) {
        boolean owned = ofAll.contains(lock);
        for (int i = 0; i < interpreters.size(); i++) {
            owned |= interpreters.interpreter(i).worldStop().contains(lock);
        }
        return owned;
    }

    /** Allocates. */
    List<PauseAccount> accounts() {
        return counts.accounts();
    }
}
