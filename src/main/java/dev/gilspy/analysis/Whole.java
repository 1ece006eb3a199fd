package dev.gilspy.analysis;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Figures of a whole process, all its GILs together. Numbers of threads are means over the window:
 * a GIL that was there for a tenth of it counts for a tenth.
 */
final class Whole {
    private final ProcessSummary process;
    private final List<GilSummary> gils;
    private final long windowNanos;

    Whole(ProcessSummary process, long windowNanos) {
        this.process = process;
        this.gils = process.gils();
        this.windowNanos = windowNanos;
    }

    boolean hasSeveralGils() {
        return gils.size() > 1;
    }

    /** Mean number of threads that hold or want one of the GILs. */
    double demand(GilSummary gil) {
        return gil.demand() * lived(gil);
    }

    /** Mean number of GILs that are held. */
    double held() {
        return sum(GilSummary::utilisation);
    }

    double waiting() {
        return sum(GilSummary::waitingMean);
    }

    double inNative() {
        return sum(GilSummary::nativeMean);
    }

    /** Mean number of threads that do, or would do, something. */
    double busy() {
        return held() + waiting() + inNative() + mean(ThreadState.STARVED);
    }

    /** Mean number of GILs that are held besides the one that is held most. */
    double heldBesides() {
        double most =
                gils.stream()
                        .filter(gil -> !gil.ids().contains(Summary.OTHER_INTERPRETERS))
                        .mapToDouble(gil -> gil.utilisation() * lived(gil))
                        .filter(held -> !Double.isNaN(held))
                        .max()
                        .orElse(0);
        return held() - most;
    }

    /** How many threads are in native code for a part of the window that counts. */
    long nativeThreads() {
        return process.threads().stream()
                .filter(
                        t ->
                                ofWindow(t.stateNanos().get(ThreadState.NATIVE))
                                        >= Thresholds.NATIVE_THREAD)
                .count();
    }

    /** Mean number of threads in a state. */
    double mean(ThreadState state) {
        long nanos = 0;
        for (ThreadSummary thread : process.threads()) {
            nanos += thread.stateNanos().get(state);
        }
        return ofWindow(nanos);
    }

    /** Mean number of threads that queue for one of the interpreter's locks. */
    double queued(LockSummary lock) {
        return ofWindow(lock.queuedNanos());
    }

    /** Mean number of threads that queue for any of the interpreter's locks. */
    double queued() {
        return process.locks().stream().mapToDouble(this::queued).sum();
    }

    /** Share of the window for which the world was stopped. */
    double paused() {
        return process.pauses().stream().mapToDouble(p -> ofWindow(p.pausedNanos())).sum();
    }

    /** The part of that that one thread asked for, 0 to 1. */
    double part(PauseAccount pause) {
        return ofWindow(pause.pausedNanos()) / paused();
    }

    private double sum(ToDoubleFunction<GilSummary> figure) {
        return gils.size() == 1
                ? figure.applyAsDouble(gils.get(0))
                : gils.stream()
                        .mapToDouble(gil -> figure.applyAsDouble(gil) * lived(gil))
                        .filter(value -> !Double.isNaN(value))
                        .sum();
    }

    /** Share of the window for which a GIL was there. */
    private double lived(GilSummary gil) {
        return gil.tally() == null ? 1 : Math.min(1, ofWindow(gil.tally().observedNanos()));
    }

    private double ofWindow(long nanos) {
        return windowNanos == 0 ? 0 : (double) nanos / windowNanos;
    }
}
