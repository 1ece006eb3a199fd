package dev.gilspy.compare;

import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.compare.Row.What;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What each group of threads did with its time: the shares of its states. */
final class ThreadRows {
    private static final Set<ThreadState> BAD =
            EnumSet.of(WAITING, HELD_BLOCKED, HELD_STARVED, STARVED);

    private ThreadRows() {}

    /** Of the groups that are on both sides. */
    static List<Row> of(List<Group> groups, Sides sides) {
        List<Row> rows = new ArrayList<>();
        for (Group group : groups) {
            for (ThreadState state : ThreadState.values()) {
                if (group.inBoth()) {
                    rows.add(row(group, state, sides));
                }
            }
        }
        return rows;
    }

    private static Row row(Group group, ThreadState state, Sides sides) {
        Sense sense = BAD.contains(state) ? Sense.WORSE_IF_MORE : Sense.NEUTRAL;
        What what = new What(Table.THREADS, group.name(), null, state.label(), Unit.SHARE, sense);
        return Row.of(what, sides.share(share(group.before(), state), share(group.after(), state)));
    }

    /** The share of the group's own time, as of one thread. */
    private static ToDoubleFunction<Summary> share(List<ThreadSummary> threads, ThreadState state) {
        Set<ThreadInfo> infos = Group.infos(threads);
        return summary -> {
            long nanos = 0;
            long observed = 0;
            for (ProcessSummary process : summary.processes()) {
                for (ThreadSummary thread : process.threads()) {
                    boolean counts = infos.contains(thread.thread());
                    nanos += counts ? thread.stateNanos().get(state) : 0;
                    observed += counts ? thread.observedNanos() : 0;
                }
            }
            return observed == 0 ? 0 : (double) nanos / observed;
        };
    }
}
