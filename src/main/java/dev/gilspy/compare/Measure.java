package dev.gilspy.compare;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.model.ThreadState;
import java.util.function.Predicate;

/** What a function is charged with. */
public enum Measure {
    HELD("held", Sense.NEUTRAL, times -> !times.caused() && times.state().holdsGil()),
    HELD_BLOCKED("held-blocked", Sense.WORSE_IF_MORE, is(ThreadState.HELD_BLOCKED)),
    /** Time that others waited while this held the GIL. */
    CAUSED("waiting caused", Sense.WORSE_IF_MORE, StackTimes.Times::caused),
    NATIVE("native", Sense.NEUTRAL, is(ThreadState.NATIVE)),
    BLOCKED("blocked", Sense.NEUTRAL, is(ThreadState.BLOCKED));

    private final String label;
    private final Sense sense;
    private final Predicate<StackTimes.Times> counts;

    Measure(String label, Sense sense, Predicate<StackTimes.Times> counts) {
        this.label = label;
        this.sense = sense;
        this.counts = counts;
    }

    /** Its name in output. */
    public String label() {
        return label;
    }

    Sense sense() {
        return sense;
    }

    boolean counts(StackTimes.Times times) {
        return counts.test(times);
    }

    private static Predicate<StackTimes.Times> is(ThreadState state) {
        return times -> !times.caused() && times.state() == state;
    }
}
