package dev.gilspy.analysis;

import static dev.gilspy.model.BlockedKind.LOCK;
import static dev.gilspy.model.BlockedKind.OTHER;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures that the rules look at, of the GIL that is wanted most. Numbers of threads are means
 * over the window; together with the GIL's utilisation they add up to what the threads do. Where no
 * GIL is in force, it is about all threads: held is attached then, and waiting is stopped.
 */
public final class Situation {
    private final Summary summary;
    private final ProcessSummary process;
    private final GilSummary gil;
    private final List<ThreadSummary> threads;
    private final Whole whole;
    private Evidence evidence = new Evidence(this);

    private Situation(Summary summary, ProcessSummary process, GilSummary gil) {
        this.summary = summary;
        this.process = process;
        this.gil = gil;
        Set<Integer> ids = gil.ids();
        this.threads =
                process.threads().stream()
                        .filter(thread -> !Collections.disjoint(thread.times().keySet(), ids))
                        .map(thread -> thread.in(ids))
                        .toList();
        this.whole = new Whole(process, summary.observedNanos());
    }

    /** The situation of a recording; null if nothing was observed for any time. */
    static Situation of(Summary summary) {
        Situation most = null;
        for (ProcessSummary process : summary.processes()) {
            Whole whole = new Whole(process, summary.observedNanos());
            for (GilSummary gil : process.gils()) {
                boolean known =
                        summary.run() != null
                                && !Double.isNaN(gil.demand())
                                && !gil.ids().contains(Summary.OTHER_INTERPRETERS);
                if (known && (most == null || whole.demand(gil) > most.whole.demand(most.gil))) {
                    most = new Situation(summary, process, gil);
                }
            }
        }
        return most == null || most.threads.isEmpty() ? null : most;
    }

    /** The situation in a part drawn from this recording, of which the same evidence holds. */
    Situation in(Summary drawn) {
        Situation part = of(drawn);
        if (part != null && part.gil.ids().equals(gil.ids())) {
            part.evidence = evidence;
        }
        return part;
    }

    ProcessSummary process() {
        return process;
    }

    GilSummary gil() {
        return gil;
    }

    /** Those that were in an interpreter of this GIL, with their time there. */
    List<ThreadSummary> threads() {
        return threads;
    }

    /** All GILs of the process together. */
    Whole whole() {
        return whole;
    }

    boolean gilEnabled() {
        return process.info().gilEnabled();
    }

    /** What a waiter waits before it asks the holder to drop the GIL; 0 if not known. */
    long switchIntervalNanos() {
        return process.info().switchIntervalNanos();
    }

    /** What stacks and durations tell of the recording. */
    Evidence evidence() {
        return evidence;
    }

    /** H: share of the time in which the GIL is held. */
    double held() {
        return gil.utilisation();
    }

    /** W. */
    double waiting() {
        return gil.waitingMean();
    }

    /** N. */
    double inNative() {
        return gil.nativeMean();
    }

    double demand() {
        return gil.demand();
    }

    /** C: the CPUs that the target may use; NaN if not known. */
    double cpus() {
        double cpus = summary.run().cpusUsable();
        return cpus > 0 ? cpus : Double.NaN;
    }

    /** Whether a quota is what bounds them: affinity gives whole CPUs. */
    boolean hasQuota() {
        return cpus() != Math.rint(cpus());
    }

    /** Mean number of threads in a state. */
    double mean(ThreadState state) {
        long nanos = 0;
        for (ThreadSummary thread : threads) {
            nanos += thread.stateNanos().get(state);
        }
        return ofWindow(nanos);
    }

    /** Mean number of threads that are runnable and have no CPU. */
    double starved() {
        return mean(ThreadState.STARVED) + mean(ThreadState.HELD_STARVED);
    }

    /** Mean number of CPUs that the threads use, all interpreters together. */
    double onCpu() {
        return whole.mean(ThreadState.RUNNING) + whole.mean(ThreadState.NATIVE);
    }

    /** Share of runnable time that is spent without a CPU, 0 to 1. */
    double starvedShare() {
        double runnable = mean(ThreadState.RUNNING) + inNative() + starved();
        return runnable == 0 ? 0 : starved() / runnable;
    }

    /** Mean number of threads that do, or would do, something. */
    double busy() {
        return held() + waiting() + inNative() + mean(ThreadState.STARVED);
    }

    /** Share of that which is waiting; NaN if there is nothing. */
    double waitingOfBusy() {
        double busy = busy();
        return busy == 0 ? Double.NaN : waiting() / busy;
    }

    /** Whether the waiting, for any GIL, is too little to be worth anybody's time. */
    boolean gilIsInnocent() {
        double tolerable =
                Math.max(Thresholds.WAITING_MATTERS, Thresholds.WAITING_IS_SMALL * whole.busy());
        return whole.waiting() < tolerable;
    }

    /** The thread that holds the GIL and computes most. */
    ThreadSummary busiest() {
        return threads.stream().max(Comparator.comparingLong(Situation::workNanos)).orElseThrow();
    }

    /** Share of the window that the busiest thread holds the GIL or is in native code. */
    double busiestShare() {
        return ofWindow(workNanos(busiest()));
    }

    /** The busiest thread's part of what all threads of the process do, 0 to 1. */
    double busiestPart() {
        long all = process.threads().stream().mapToLong(Situation::workNanos).sum();
        return all == 0 ? 0 : (double) workNanos(busiest()) / all;
    }

    /** How many threads want the GIL for a part of the window that counts. */
    long contenders() {
        return threads.stream()
                .filter(t -> t.heldShare() + t.share(ThreadState.WAITING) >= Thresholds.CONTENDER)
                .count();
    }

    /** Share of their time that the active threads are blocked, 0 to 1. */
    double activeBlocked() {
        long blocked = 0;
        long all = 0;
        for (ThreadSummary thread : active()) {
            blocked += thread.stateNanos().get(ThreadState.BLOCKED);
            all += thread.observedNanos();
        }
        return all == 0 ? 0 : (double) blocked / all;
    }

    /** Share of the active threads' blocked time that is not spent in locks or unknown calls. */
    double activeBlockedOutside() {
        long outside = 0;
        long blocked = 0;
        for (ThreadSummary thread : active()) {
            for (Map.Entry<BlockedKind, Long> kind : thread.blockedNanos().entrySet()) {
                blocked += kind.getValue();
                boolean inside = kind.getKey() == LOCK || kind.getKey() == OTHER;
                outside += inside ? 0 : kind.getValue();
            }
        }
        return blocked == 0 ? 0 : (double) outside / blocked;
    }

    /** Whether the active threads are blocked in locks more than in all else. */
    boolean waitsForOwnLocks() {
        return activeBlocked() > 0 && activeBlocked(LOCK) > activeBlocked() / 2;
    }

    /** Share of the active threads' time in one kind of blocking, 0 to 1. */
    double activeBlocked(BlockedKind kind) {
        long nanos = active().stream().mapToLong(thread -> thread.blockedNanos().get(kind)).sum();
        long all = active().stream().mapToLong(ThreadSummary::observedNanos).sum();
        return all == 0 ? 0 : (double) nanos / all;
    }

    boolean anyActive() {
        return !active().isEmpty();
    }

    /** Threads that do something: a thread that only sleeps says nothing about what others lack. */
    private List<ThreadSummary> active() {
        return threads.stream()
                .filter(thread -> ofWindow(thread.busyNanos()) >= Thresholds.ACTIVE_THREAD)
                .toList();
    }

    private static long onCpuNanos(ThreadSummary thread) {
        return thread.stateNanos().get(ThreadState.RUNNING)
                + thread.stateNanos().get(ThreadState.NATIVE);
    }

    private static long workNanos(ThreadSummary thread) {
        return onCpuNanos(thread)
                + thread.stateNanos().get(ThreadState.HELD_BLOCKED)
                + thread.stateNanos().get(ThreadState.HELD_STARVED);
    }

    private double ofWindow(long nanos) {
        return summary.observedNanos() == 0 ? 0 : (double) nanos / summary.observedNanos();
    }
}
