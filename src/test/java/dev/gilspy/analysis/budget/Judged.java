package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.budget.Check.Settings;
import java.util.List;

/** Recordings that are held against budgets, and what comes out. */
final class Judged {
    static final long MILLI = 1_000_000;
    static final Settings FAIR = new Settings(false, false, false);
    static final Settings STRICT = new Settings(false, true, false);
    static final Settings TRUNCATED = new Settings(true, false, false);
    static final ThreadPattern WORKERS = new ThreadPattern("worker-*");

    static final Summary CONTENDED = Recorded.exactly().contends(10).summary();
    static final Summary PARALLEL = Recorded.exactly().computesOutside(10).summary();
    static final Summary ASLEEP = Recorded.exactly().sleepsWithTheGil(10).summary();

    /** Three seconds of trouble in twelve: an eighth of the busy time is waiting, or a tenth. */
    static final Summary BURSTY =
            Recorded.exactly().computesOutside(5).contends(3).computesOutside(4).summary();

    private Judged() {}

    static Finding judged(Summary summary, Budget budget, Settings settings) {
        return Check.of(summary, List.of(budget), settings).findings().get(0);
    }

    static Finding judged(Summary summary, Budget budget) {
        return judged(summary, budget, FAIR);
    }

    static Budget waiting(double limit) {
        return BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, limit);
    }

    static Budget time(BudgetKind kind, double limitMillis) {
        return kind.ofTime(WORKERS, Math.round(limitMillis * MILLI));
    }
}
