package dev.gilspy.compare;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.compare.Row.What;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each function held, kept others waiting for, computed outside the GIL and slept, by {@link
 * OwnCode}: as shares of all the time, summed over threads.
 */
final class FunctionRows {
    /** Where the stack is not known. */
    static final Frame NONE = new Frame("no stack known", "", 0);

    private final Stacks stacks;
    private final Map<Key, Pair> pairs = new LinkedHashMap<>();

    /** Lines do not count: they move when something is written above. */
    private record Key(Measure measure, String function, String file) {}

    private FunctionRows(Stacks stacks) {
        this.stacks = stacks;
    }

    /** Largest difference first. */
    static List<Row> of(Stacks stacks) {
        FunctionRows rows = new FunctionRows(stacks);
        rows.add(stacks.before(), Pair::addBefore);
        rows.add(stacks.after(), Pair::addAfter);
        List<Row> all = new ArrayList<>();
        rows.pairs.forEach((key, pair) -> all.add(row(key.measure, pair)));
        all.sort(Comparator.comparingDouble(row -> -Math.abs(row.difference().value())));
        return all;
    }

    private void add(StackTimes times, Pair.Adding adding) {
        for (StackTimes.Times stack : times.stacks()) {
            for (Measure measure : Measure.values()) {
                if (measure.counts(stack)) {
                    Frame frame = OwnCode.of(stack.frames()).orElse(NONE);
                    adding.add(pair(measure, frame), stack.nanos(), frame.line());
                }
            }
        }
    }

    private Pair pair(Measure measure, Frame frame) {
        return pairs.computeIfAbsent(
                new Key(measure, frame.function(), frame.file()),
                absent -> new Pair(frame, stacks));
    }

    private static Row row(Measure measure, Pair pair) {
        return Row.of(
                new What(
                        Table.FUNCTIONS,
                        "",
                        pair.frame(),
                        measure.label(),
                        Unit.SHARE,
                        measure.sense()),
                pair.difference());
    }
}
