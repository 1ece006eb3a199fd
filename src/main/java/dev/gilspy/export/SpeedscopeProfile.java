package dev.gilspy.export;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the profiles of a speedscope file: stacks and what they weigh.
 *
 * @param name what its list of profiles shows
 * @param stacks never empty
 */
record SpeedscopeProfile(String name, List<WeighedStack> stacks) {
    private static final Comparator<Frame> BY_NAME =
            Comparator.comparing(Frame::function)
                    .thenComparing(Frame::file)
                    .thenComparing(Frame::line);

    /**
     * Equal callers side by side: speedscope first shows stacks in the order in which they come.
     */
    SpeedscopeProfile {
        stacks = stacks.stream().sorted(SpeedscopeProfile::compare).toList();
    }

    private static int compare(WeighedStack one, WeighedStack other) {
        int common = Math.min(one.frames().size(), other.frames().size());
        for (int i = 0; i < common; i++) {
            int order = BY_NAME.compare(one.frames().get(i), other.frames().get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.frames().size(), other.frames().size());
    }

    /**
     * @param frames root first; never empty, as speedscope takes an empty stack for a pause
     */
    record WeighedStack(List<Frame> frames, long nanos) {}

    /** Of each process who made others wait, then each thread's states, busiest thread first. */
    static List<SpeedscopeProfile> of(Summary summary) {
        List<SpeedscopeProfile> all = new ArrayList<>();
        for (ProcessSummary process : summary.processes()) {
            String name = Names.among(summary, process);
            String prefix = name.isEmpty() ? "" : name + " · ";
            addBlame(process, prefix, all);
            addThreads(process, prefix, all);
        }
        return all;
    }

    private static void addBlame(
            ProcessSummary process, String prefix, List<SpeedscopeProfile> all) {
        ThreadLabels labels = new ThreadLabels(process);
        List<WeighedStack> stacks = new ArrayList<>();
        for (CausedWaiting caused : CausedWaiting.of(process)) {
            List<Frame> frames = new ArrayList<>();
            frames.add(Stacks.named(labels.holder(caused.holder())));
            frames.addAll(caused.stack());
            stacks.add(new WeighedStack(frames, caused.nanos()));
        }
        if (!stacks.isEmpty()) {
            all.add(new SpeedscopeProfile(prefix + "made others wait", stacks));
        }
    }

    private static void addThreads(
            ProcessSummary process, String prefix, List<SpeedscopeProfile> all) {
        ThreadLabels labels = new ThreadLabels(process);
        stacksByThread(process)
                .forEach(
                        (thread, byState) ->
                                byState.forEach(
                                        (state, stacks) ->
                                                all.add(
                                                        new SpeedscopeProfile(
                                                                prefix
                                                                        + labels.of(thread)
                                                                        + " · "
                                                                        + state.label(),
                                                                stacks))));
    }

    private static Map<Integer, Map<ThreadState, List<WeighedStack>>> stacksByThread(
            ProcessSummary process) {
        Map<Integer, Map<ThreadState, List<WeighedStack>>> byThread = new LinkedHashMap<>();
        for (ThreadSummary thread : process.threads()) {
            byThread.put(thread.thread().id(), new EnumMap<>(ThreadState.class));
        }
        for (StackSummary stack : process.stacks()) {
            byThread.computeIfAbsent(stack.thread(), absent -> new EnumMap<>(ThreadState.class))
                    .computeIfAbsent(stack.state(), absent -> new ArrayList<>())
                    .add(new WeighedStack(Stacks.shown(stack.frames()), stack.nanos()));
        }
        return byThread;
    }

    long nanos() {
        return stacks.stream().mapToLong(WeighedStack::nanos).sum();
    }
}
