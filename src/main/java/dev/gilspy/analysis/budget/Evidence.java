package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Bootstrap;
import dev.gilspy.analysis.Estimate;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a recording has to say about budgets, and how strictly it is taken. */
final class Evidence {
    static final String TOO_SHORT = "The recording is too short to tell how far it can be trusted.";
    static final String LONGER = "Record longer: four times as long halves the interval.";
    static final String LONG_ENOUGH =
            "Record for ten seconds or more, or take it as it is with --strict.";

    /** One in 32: less than 5 in 100. */
    private static final int ENOUGH_PARTS = 5;

    private final Summary summary;
    private final boolean strict;
    private final Bootstrap bootstrap;
    private final Verdict verdict;

    /**
     * @param summary of one process, in which something was observed
     * @param strict whether the figures themselves decide, rather than their intervals
     */
    Evidence(Summary summary, boolean strict) {
        this.summary = summary;
        this.strict = strict;
        this.bootstrap = Bootstrap.of(summary);
        this.verdict = Verdicts.of(summary);
    }

    Summary summary() {
        return summary;
    }

    Verdict verdict() {
        return verdict;
    }

    boolean strict() {
        return strict;
    }

    /** The threads that are meant. */
    static List<ThreadSummary> threads(Summary summary, ThreadPattern pattern) {
        return summary.processes().stream()
                .flatMap(process -> process.threads().stream())
                .filter(pattern::covers)
                .toList();
    }

    /** The event loops that the threads run that are meant. */
    List<LoopSummary> loops(ThreadPattern pattern) {
        ProcessSummary process = summary.processes().get(0);
        Set<Integer> ids = ids(process, pattern);
        return process.loops().stream().filter(loop -> ids.contains(loop.thread())).toList();
    }

    /** The ids of the threads that are meant, of one process. */
    Set<Integer> ids(ProcessSummary process, ThreadPattern pattern) {
        return process.threads().stream()
                .filter(pattern::covers)
                .map(thread -> thread.thread().id())
                .collect(Collectors.toSet());
    }

    Estimate share(ToDoubleFunction<Summary> figure) {
        return bootstrap.share(figure);
    }

    /**
     * @param percentile 0 to 100
     */
    Estimate duration(EpisodeKind kind, ThreadPattern pattern, double percentile) {
        return bootstrap.duration(kind, pattern::covers, percentile);
    }

    double[] shareOfBlocks(ToDoubleFunction<Summary> figure) {
        return bootstrap.shareOfBlocks(figure);
    }

    double[] durationOfBlocks(EpisodeKind kind, ThreadPattern pattern, double percentile) {
        return bootstrap.durationOfBlocks(kind, pattern::covers, percentile);
    }

    List<VerdictCode> verdictsOfBlocks() {
        return Verdicts.ofBlocks(bootstrap);
    }

    /**
     * Holds a figure against its budget; who is suspected is looked for only where need be.
     *
     * @param ofBlocks the figure second by second; empty where these say nothing by themselves
     */
    Finding judge(Budget budget, Estimate found, double[] ofBlocks, ShareBudget.Search suspects) {
        if (!strict && !found.bounded()) {
            return Finding.of(budget, Outcome.UNANSWERED, found).because(TOO_SHORT, LONG_ENOUGH);
        }
        Finding finding = finding(budget, found, ofBlocks);
        return switch (finding.outcome()) {
            case WITHIN, UNANSWERED -> finding;
            case UNCERTAIN -> finding.because("", LONGER).suspecting(suspects.among(this));
            case EXCEEDED -> finding.suspecting(suspects.among(this));
        };
    }

    private Finding finding(Budget budget, Estimate found, double[] ofBlocks) {
        double limit = budget.limit();
        if (strict) {
            boolean past = found.value() > limit;
            return Finding.of(budget, past ? Outcome.EXCEEDED : Outcome.WITHIN, found);
        }
        if (found.low() > limit) {
            return Finding.of(budget, Outcome.EXCEEDED, found);
        }
        if (found.high() <= limit) {
            return Finding.of(budget, Outcome.WITHIN, found);
        }
        double[] known = Arrays.stream(ofBlocks).filter(value -> !Double.isNaN(value)).toArray();
        if (each(known.length, Arrays.stream(known).filter(value -> value > limit).count())) {
            return Finding.of(budget, Outcome.EXCEEDED, found).because(past(known.length), "");
        }
        boolean kept = each(known.length, Arrays.stream(known).filter(v -> v <= limit).count());
        return Finding.of(budget, kept ? Outcome.WITHIN : Outcome.UNCERTAIN, found);
    }

    /**
     * Whether it was so in each of the parts, and they are enough not to have been so by chance: a
     * sign test, which holds also where the figure drifts and its interval is wide.
     */
    static boolean each(int parts, long so) {
        return parts >= ENOUGH_PARTS && so == parts;
    }

    private static String past(int parts) {
        return "It was past it in each of the recording's %d parts.".formatted(parts);
    }
}
