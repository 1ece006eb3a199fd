package dev.gilspy.analysis;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The function in which most of the computing under the GIL is done, itself or in what it calls of
 * others' code: it is the one to write in native code.
 *
 * @param frame the function, with the line that carries most
 * @param share its part of the computing under the GIL, 0 to 1
 * @param shareByThread the same of each thread that is known by stack, by its id
 */
record HotFunction(Frame frame, double share, Map<Integer, Double> shareByThread) {

    /** A function in all its lines. */
    private record Key(String function, String file) {
        static Key of(Frame frame) {
            return new Key(frame.function(), frame.file());
        }
    }

    /** Empty where no stack is known. */
    static Optional<HotFunction> of(Situation situation) {
        Set<Integer> ids = situation.gil().ids();
        List<StackSummary> computing =
                situation.process().stacks().stream()
                        .filter(stack -> stack.state() == ThreadState.RUNNING)
                        .filter(stack -> ids.contains(stack.interpreter()))
                        .toList();
        Map<Key, Long> nanos = new LinkedHashMap<>();
        for (StackSummary stack : computing) {
            owner(stack.frames())
                    .ifPresent(frame -> nanos.merge(Key.of(frame), stack.nanos(), Long::sum));
        }
        return nanos.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> of(most.getKey(), computing));
    }

    private static HotFunction of(Key key, List<StackSummary> computing) {
        Map<Integer, Long> all = new HashMap<>();
        Map<Integer, Long> own = new HashMap<>();
        Map<Frame, Long> lines = new LinkedHashMap<>();
        for (StackSummary stack : computing) {
            all.merge(stack.thread(), stack.nanos(), Long::sum);
            Optional<Frame> owner = owner(stack.frames());
            if (owner.isPresent() && Key.of(owner.get()).equals(key)) {
                own.merge(stack.thread(), stack.nanos(), Long::sum);
                lines.merge(owner.get(), stack.nanos(), Long::sum);
            }
        }
        Map<Integer, Double> byThread = new HashMap<>();
        all.forEach(
                (thread, nanos) ->
                        byThread.put(thread, (double) own.getOrDefault(thread, 0L) / nanos));
        Frame heaviest =
                lines.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        return new HotFunction(heaviest, (double) sum(own) / sum(all), byThread);
    }

    private static long sum(Map<Integer, Long> nanos) {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Whose work it is: of the user's functions the one nearest to the leaf that has a name, since
     * a comprehension is a part of its function; where there is none, the leaf.
     */
    private static Optional<Frame> owner(List<Frame> rootFirst) {
        Frame leaf = null;
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            Frame frame = rootFirst.get(i);
            boolean python = !Code.isNative(frame) && !Code.startsThread(frame);
            leaf = leaf == null && python ? frame : leaf;
            if (Code.isUsers(frame) && !frame.function().endsWith(">")) {
                return Optional.of(frame);
            }
        }
        return Optional.ofNullable(leaf);
    }

    /** Its part of what one thread computes; the mean where that thread's stacks are not known. */
    double shareOf(int thread) {
        return shareByThread.getOrDefault(thread, share);
    }
}
