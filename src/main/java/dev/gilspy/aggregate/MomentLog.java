package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Keeps observations in bounded memory. */
final class MomentLog {
    /** About 60 bytes each; half a minute of three busy threads at 1,000 Hz. */
    static final int MOST = 100_000;

    /** The same recording is thinned out in the same way each time. */
    private static final long SEED = 0x67696c737079L;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Thinned<Seen> seen =
            new Thinned<>(MOST, Seen::fromNanos, Seen::kind, this::merged);

    private record Seen(
            int thread,
            ThreadState state,
            long fromNanos,
            long nanos,
            int stack,
            int holder,
            int holderStack) {

        Object kind() {
            return List.of(thread, state);
        }

        Seen with(int newThread, int newHolder) {
            return new Seen(newThread, state, fromNanos, nanos, stack, newHolder, holderStack);
        }
    }

    /**
     * @param thread the line that the thread has
     * @param holder the line that its holder has
     * @param startNanos when the recording began
     */
    void add(int thread, int holder, StackObservation observation, long startNanos) {
        seen.add(
                new Seen(
                        thread,
                        observation.state(),
                        Math.max(0, observation.atNanos() - observation.nanos() - startNanos),
                        observation.nanos(),
                        observation.stack(),
                        holder,
                        observation.holderStack()));
    }

    /** The stack of one, drawn by weight: then the totals by stack stay right on average. */
    private Seen merged(Seen older, Seen newer) {
        long nanos = older.nanos + newer.nanos;
        boolean drawn = nanos > 0 && random.nextLong(nanos) < newer.nanos;
        Seen kept = drawn ? newer : older;
        return new Seen(
                older.thread,
                older.state,
                older.fromNanos,
                nanos,
                kept.stack,
                kept.holder,
                kept.holderStack);
    }

    /** Keeps no more than so many from now on. */
    void limit(int most) {
        seen.limit(most);
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        seen.replaceAll(
                one ->
                        one.with(
                                newIds.getOrDefault(one.thread, one.thread),
                                newIds.getOrDefault(one.holder, one.holder)));
    }

    /** See {@link Timeline#momentNanos}. */
    long stretchNanos() {
        return seen.stretchNanos();
    }

    /** By time, then thread. */
    List<Moment> moments(IntFunction<List<Frame>> framesOf) {
        return seen.all().stream()
                .sorted(Comparator.comparingLong(Seen::fromNanos).thenComparing(Seen::thread))
                .map(
                        one ->
                                new Moment(
                                        one.thread,
                                        one.state,
                                        one.fromNanos,
                                        one.nanos,
                                        framesOf.apply(one.stack),
                                        one.holder,
                                        framesOf.apply(one.holderStack)))
                .toList();
    }
}
