package dev.gilspy.export.firefox;

import dev.gilspy.aggregate.Moment;
import dev.gilspy.aggregate.Stretch;
import dev.gilspy.model.ThreadState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of one thread within a stretch of its time. */
final class MomentsOfThread {
    private final NavigableMap<Long, Moment> byMiddle = new TreeMap<>();

    MomentsOfThread(List<Moment> moments) {
        moments.forEach(moment -> byMiddle.put(middle(moment), moment));
    }

    private static long middle(Moment moment) {
        return moment.fromNanos() + moment.nanos() / 2;
    }

    /** The longest moment within; empty if nothing is known. */
    Optional<Moment> longestIn(Stretch stretch) {
        return within(stretch).stream()
                .filter(moment -> fits(moment.state(), stretch.kind()))
                .max(Comparator.comparingLong(Moment::nanos));
    }

    /** Id of the thread that most of a wait is charged to; empty if nothing is known. */
    Optional<Integer> holderIn(Stretch wait) {
        Map<Integer, Long> nanosByHolder =
                within(wait).stream()
                        .filter(moment -> moment.state() == ThreadState.WAITING)
                        .collect(
                                Collectors.groupingBy(
                                        Moment::holder,
                                        TreeMap::new,
                                        Collectors.summingLong(Moment::nanos)));
        return nanosByHolder.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private Collection<Moment> within(Stretch stretch) {
        return byMiddle.subMap(stretch.fromNanos(), true, stretch.toNanos(), true).values();
    }

    private static boolean fits(ThreadState state, Stretch.Kind kind) {
        return switch (kind) {
            case HOLD -> state.holdsGil();
            case WAIT -> state == ThreadState.WAITING;
            case HELD_BLOCKED -> state == ThreadState.HELD_BLOCKED;
        };
    }
}
