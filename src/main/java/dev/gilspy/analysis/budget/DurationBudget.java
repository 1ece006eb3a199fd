package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Estimate;
import dev.gilspy.model.Quantiles;
import java.util.List;

/**
 * A bound for how long holds of the GIL, or waits for it, last.
 *
 * @param percentile 0 to 100, which stands for the longest
 * @param limitNanos the bound
 */
public record DurationBudget(
        String name, ThreadPattern threads, EpisodeKind kind, double percentile, long limitNanos)
        implements TimeBudget {
    private static final double LONGEST = 100;

    private static final String FINER =
            "Record with --exact=on, which takes root or CAP_BPF and CAP_PERFMON, or with a higher"
                    + " --rate.";

    @Override
    public Finding judge(Evidence evidence) {
        List<ThreadSummary> covered = Evidence.threads(evidence.summary(), threads);
        Known known = Known.of(covered.stream().map(this::durations).toList(), evidence);
        if (finerThan(known.resolutionNanos())) {
            return tooCoarse(known);
        }
        if (known.count() == 0) {
            return Finding.of(this, Outcome.WITHIN, null)
                    .knownTo(known.resolutionNanos())
                    .because("There was no %s to see.".formatted(kind.label()), "");
        }
        Estimate found = percentile == LONGEST ? longest(known) : percentile(known, evidence);
        Finding finding =
                evidence.judge(this, found, ofBlocks(known, evidence), this::suspect)
                        .knownTo(known.resolutionNanos());
        boolean vague = finding.outcome() == Outcome.UNCERTAIN && known.resolutionNanos() > 0;
        return vague ? finding.because(finding.note(), FINER) : finding;
    }

    private Quantiles durations(ThreadSummary thread) {
        return kind == EpisodeKind.HOLD ? thread.holds() : thread.waits();
    }

    private Finding tooCoarse(Known known) {
        return Finding.unanswered(
                        this,
                        "It takes a recording that tells %ss more finely.".formatted(kind.label()),
                        FINER)
                .knownTo(known.resolutionNanos());
    }

    /** A fact, and not a sample of what might have been: known as well as it was measured. */
    private static Estimate longest(Known known) {
        double nanos = known.longestNanos();
        long resolution = known.resolutionNanos();
        return new Estimate(nanos, Math.max(0, nanos - resolution), nanos + resolution);
    }

    /**
     * Short episodes are seen too seldom between samples, so that a percentile of those seen is too
     * high: of all, the longest hundredth is a larger part of those seen.
     */
    private Estimate percentile(Known known, Evidence evidence) {
        Estimate seen = evidence.duration(kind, threads, percentile);
        if (known.resolutionNanos() == 0) {
            return seen;
        }
        double ofSeen = LONGEST - (LONGEST - percentile) / known.coverage();
        double low = ofSeen > 0 ? evidence.duration(kind, threads, ofSeen).low() : 0;
        return new Estimate(
                seen.value(),
                Math.max(0, low - known.resolutionNanos()),
                seen.high() + known.resolutionNanos());
    }

    /** The longest of one second says nothing of the longest of all. */
    private double[] ofBlocks(Known known, Evidence evidence) {
        boolean telling = percentile < LONGEST && known.resolutionNanos() == 0;
        return telling ? evidence.durationOfBlocks(kind, threads, percentile) : new double[0];
    }

    private Suspect suspect(Evidence evidence) {
        return kind == EpisodeKind.HOLD
                ? Suspects.ofHolding(evidence, threads)
                : Suspects.ofWaiting(evidence, threads);
    }
}
