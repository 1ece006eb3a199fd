package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.model.ThreadState;
import java.util.Arrays;
import java.util.Optional;

/** The budgets there are, by the name of their option and of their key in a budget file. */
public enum BudgetKind {
    MAX_WAITING("max-waiting", Operand.SHARE),
    MAX_UTILISATION("max-utilisation", Operand.SHARE),
    MAX_HOLD_P50("max-hold-p50", EpisodeKind.HOLD, 50),
    MAX_HOLD_P99("max-hold-p99", EpisodeKind.HOLD, 99),
    MAX_HOLD("max-hold", EpisodeKind.HOLD, 100),
    MAX_WAIT_P50("max-wait-p50", EpisodeKind.WAIT, 50),
    MAX_WAIT_P99("max-wait-p99", EpisodeKind.WAIT, 99),
    MAX_WAIT("max-wait", EpisodeKind.WAIT, 100),
    MAX_STALL("max-stall", Operand.TIME),
    FORBID("forbid", Operand.STATE),
    VERDICT_NOT("verdict-not", Operand.VERDICT);

    /** What a budget is given. */
    public enum Operand {
        SHARE,
        TIME,
        STATE,
        /** A verdict, which is one on all threads. */
        VERDICT
    }

    private final String label;
    private final Operand operand;
    private final EpisodeKind episodes;
    private final double percentile;

    BudgetKind(String label, Operand operand) {
        this(label, operand, null, Double.NaN);
    }

    BudgetKind(String label, EpisodeKind episodes, double percentile) {
        this(label, Operand.TIME, episodes, percentile);
    }

    BudgetKind(String label, Operand operand, EpisodeKind episodes, double percentile) {
        this.label = label;
        this.operand = operand;
        this.episodes = episodes;
        this.percentile = percentile;
    }

    public static Optional<BudgetKind> find(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    public String label() {
        return label;
    }

    public Operand operand() {
        return operand;
    }

    /**
     * A budget of one that takes a share.
     *
     * @param limit 0 to 1
     */
    public Budget ofShare(ThreadPattern threads, double limit) {
        return this == MAX_WAITING
                ? ShareBudget.waiting(label, threads, limit)
                : ShareBudget.utilisation(label, threads, limit);
    }

    /** A budget of one that takes a time. */
    public Budget ofTime(ThreadPattern threads, long limitNanos) {
        return this == MAX_STALL
                ? new StallBudget(threads, limitNanos)
                : new DurationBudget(label, threads, episodes, percentile, limitNanos);
    }

    /** A state that threads must not be in. */
    public static Budget forbidding(ThreadPattern threads, ThreadState state) {
        return ShareBudget.forbidden(FORBID.label + " " + state.label(), threads, state);
    }
}
