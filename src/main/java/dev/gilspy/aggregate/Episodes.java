package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
import org.HdrHistogram.PackedHistogram;

/**
 * The durations of one thread's holds, or of its waits. Where events were seen, most are known and
 * some only estimated: a hold that nobody waited for leaves no trace. Then those that are known
 * speak for the thread, provided that they are enough.
 */
final class Episodes {
    /** A duration that is known to this, or to such a part of itself, is known. */
    private static final long EXACT_NANOS = 20_000;

    private static final double EXACT_SHARE = 0.02;

    /** So many known ones, if they are such a part of all, speak for the others. */
    private static final int ENOUGH = 10;

    private static final double ENOUGH_SHARE = 0.1;

    static final long LOWEST_NANOS = 1_000;
    static final long HIGHEST_NANOS = 3_600_000_000_000L;
    static final int SIGNIFICANT_DIGITS = 3;

    private final Estimates estimates = new Estimates();
    private final Distribution all = new Distribution();
    private final Distribution known = new Distribution();
    private boolean sampled;

    /**
     * @param sampled whether something about this thread was estimated between two samples
     */
    Episodes(boolean sampled) {
        this.sampled = sampled;
    }

    /** A histogram as all of gilspy's are: 1 µs to 1 h, three digits. It grows as it is filled. */
    static PackedHistogram newHistogram() {
        PackedHistogram histogram =
                new PackedHistogram(LOWEST_NANOS, 2 * LOWEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** A duration as the histograms can hold it. */
    static long recordable(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST_NANOS));
    }

    /**
     * Adds one finished episode.
     *
     * @param uncertaintyNanos each of its ends is known to plus or minus this; 0 if exact
     */
    void add(long nanos, long uncertaintyNanos) {
        all.add(nanos);
        if (uncertaintyNanos <= Math.max(EXACT_NANOS, EXACT_SHARE * nanos)) {
            known.add(nanos);
        } else {
            estimates.add(uncertaintyNanos);
        }
    }

    /** Says that something about this thread was estimated between two samples. */
    void markSampled() {
        sampled = true;
    }

    void addAll(Episodes other) {
        all.addAll(other.all);
        known.addAll(other.known);
        estimates.addAll(other.estimates);
        sampled |= other.sampled;
    }

    /**
     * The distribution so far.
     *
     * @param open an episode that has not ended yet, counted as long as it is so far: a thread that
     *     never lets go must not look like one that never held. Null if there is none
     */
    Quantiles quantiles(OpenEpisode open, Resolution resolution) {
        if (open == null) {
            return quantiles(resolution);
        }
        Episodes withOpen = new Episodes(sampled);
        withOpen.addAll(this);
        withOpen.add(open.nanos(), open.uncertaintyNanos());
        return withOpen.quantiles(resolution);
    }

    private Quantiles quantiles(Resolution resolution) {
        if (!resolution.episodesDiffer()) {
            return all.quantiles(!sampled, sampled ? resolution.sampleNanos() : 0);
        }
        return knownSpeakForAll()
                ? known.quantiles(true, 0)
                : all.quantiles(false, estimates.resolutionNanos());
    }

    private boolean knownSpeakForAll() {
        boolean enough = known.count() >= ENOUGH;
        return known.count() == all.count()
                || enough && known.count() >= ENOUGH_SHARE * all.count();
    }
}
