package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Estimate;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A bound for a share of time.
 *
 * @param figure the share that a recording shows, 0 to 1; NaN where it can be of nothing
 * @param suspects where to look when it is too high
 */
public record ShareBudget(
        String name,
        ThreadPattern threads,
        double limit,
        ToDoubleFunction<Summary> figure,
        Search suspects)
        implements Budget {

    /**
     * Mean number of threads in a forbidden state that is put up with: holding the GIL through page
     * faults, say, stays far below.
     */
    static final double NOISE = 0.01;

    /** Finds whom to suspect. */
    interface Search {
        Suspect among(Evidence evidence);
    }

    /**
     * The part of the threads' busy time that they wait for the GIL; busy is what is not blocked.
     */
    static ShareBudget waiting(String name, ThreadPattern threads, double limit) {
        return new ShareBudget(
                name,
                threads,
                limit,
                summary -> waitingShare(Evidence.threads(summary, threads)),
                evidence -> Suspects.ofWaiting(evidence, threads));
    }

    private static double waitingShare(List<ThreadSummary> threads) {
        long busy = threads.stream().mapToLong(ThreadSummary::busyNanos).sum();
        return (double) nanos(threads, ThreadState.WAITING) / busy;
    }

    /**
     * The part of the time in which these threads hold the GIL; of all threads, in which anybody
     * holds the one that is held most.
     */
    static ShareBudget utilisation(String name, ThreadPattern threads, double limit) {
        return new ShareBudget(
                name,
                threads,
                limit,
                threads.coversAll() ? ShareBudget::utilisation : s -> heldShare(s, threads),
                evidence -> Suspects.ofHolding(evidence, threads));
    }

    private static double utilisation(Summary summary) {
        return summary.processes().stream()
                .filter(process -> process.info().gilEnabled())
                .flatMap(process -> process.gils().stream())
                .mapToDouble(GilSummary::utilisation)
                .filter(utilisation -> !Double.isNaN(utilisation))
                .max()
                .orElse(Double.NaN);
    }

    private static double heldShare(Summary summary, ThreadPattern threads) {
        long held = 0;
        for (ThreadState state : ThreadState.values()) {
            held += state.holdsGil() ? nanos(Evidence.threads(summary, threads), state) : 0;
        }
        return (double) held / summary.observedNanos();
    }

    /** Mean number of these threads that are in a state, which must be next to none. */
    static ShareBudget forbidden(String name, ThreadPattern threads, ThreadState state) {
        return new ShareBudget(
                name,
                threads,
                NOISE,
                summary ->
                        (double) nanos(Evidence.threads(summary, threads), state)
                                / summary.observedNanos(),
                evidence -> Suspects.ofState(evidence, threads, state));
    }

    private static long nanos(List<ThreadSummary> threads, ThreadState state) {
        return threads.stream().mapToLong(thread -> thread.stateNanos().get(state)).sum();
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public Finding judge(Evidence evidence) {
        if (Double.isNaN(figure.applyAsDouble(evidence.summary()))) {
            return Finding.missing(
                    this,
                    "There was nothing for it to be a share of.",
                    "Record while the program works.");
        }
        Estimate share = evidence.share(figure);
        return evidence.judge(
                this,
                share.atMost(Math.max(1, share.value())),
                evidence.shareOfBlocks(figure),
                suspects);
    }
}
