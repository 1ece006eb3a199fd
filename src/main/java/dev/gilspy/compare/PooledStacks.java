package dev.gilspy.compare;

import dev.gilspy.aggregate.Alive;
import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of several processes of one role laid over each other, block by block of their common
 * time, as those of one process on average.
 */
final class PooledStacks {
    private static final double SHORTEST_NANOS = 1e9;

    private final double[] lengths;
    private final double each;
    private final Map<Key, double[]> nanosByKey = new LinkedHashMap<>();

    private record Key(String group, ThreadState state, boolean caused, List<Frame> frames) {}

    private PooledStacks(Summary role, List<StackTimes> ofProcesses) {
        double width =
                ofProcesses.stream()
                        .filter(times -> times.lengths().length > 1)
                        .mapToDouble(times -> times.lengths()[0])
                        .max()
                        .orElse(SHORTEST_NANOS);
        int blocks = (int) Math.max(1, Math.round(role.observedNanos() / width));
        lengths = new double[blocks];
        Arrays.fill(lengths, width);
        lengths[blocks - 1] = Math.max(1, role.observedNanos() - width * (blocks - 1));
        each = 1 / Alive.mean(role);
    }

    /**
     * @param role processes of one role
     * @param ofProcesses the stacks of each, in their order
     */
    static StackTimes of(Summary role, List<StackTimes> ofProcesses) {
        if (ofProcesses.size() == 1) {
            return ofProcesses.get(0);
        }
        PooledStacks pooled = new PooledStacks(role, ofProcesses);
        for (int i = 0; i < ofProcesses.size(); i++) {
            long sinceNanos = role.processes().get(i).window().sinceNanos(role.run());
            pooled.add(ofProcesses.get(i), sinceNanos);
        }
        return pooled.times();
    }

    private void add(StackTimes times, long sinceNanos) {
        int[] blocks = blocks(times.lengths(), sinceNanos);
        for (StackTimes.Times stack : times.stacks()) {
            double[] sums =
                    nanosByKey.computeIfAbsent(
                            new Key(stack.group(), stack.state(), stack.caused(), stack.frames()),
                            absent -> new double[lengths.length]);
            for (int i = 0; i < blocks.length; i++) {
                sums[blocks[i]] += each * stack.nanos()[i];
            }
        }
    }

    /** In which common block the middle of each of a process's own blocks lies. */
    private int[] blocks(double[] own, long sinceNanos) {
        int[] blocks = new int[own.length];
        double from = sinceNanos;
        for (int i = 0; i < own.length; i++) {
            int block = (int) ((from + own[i] / 2) / lengths[0]);
            blocks[i] = Math.min(lengths.length - 1, block);
            from += own[i];
        }
        return blocks;
    }

    private StackTimes times() {
        List<StackTimes.Times> all = new ArrayList<>();
        nanosByKey.forEach(
                (key, nanos) ->
                        all.add(
                                new StackTimes.Times(
                                        key.group, key.state, key.caused, key.frames, nanos)));
        all.sort(Comparator.comparingDouble(times -> -times.sum()));
        return new StackTimes(lengths, all);
    }
}
