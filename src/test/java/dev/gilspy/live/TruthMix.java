package dev.gilspy.live;

import java.util.List;

/**
 * What the threads of a {@link TruthTarget} do: each holds the GIL for a while, then does without
 * it for a while, over and over.
 */
public record TruthMix(String name, List<Worker> workers) {

    /**
     * One thread.
     *
     * @param hold what it does with the GIL
     * @param outside what it does without
     */
    public record Worker(String name, Pastime hold, Pastime outside) {}

    /**
     * How to spend a stretch of time.
     *
     * @param spread whether each stretch lasts {@code meanNanos}, or is exponentially spread
     * @param manner on a CPU or asleep
     */
    public record Pastime(long meanNanos, Spread spread, Manner manner) {}

    /** How durations are spread around their mean. */
    public enum Spread {
        FIXED,
        EXPONENTIAL
    }

    /** How time is spent. */
    public enum Manner {
        SLEEP,
        SPIN
    }

    /** Holds from 50 µs to 20 ms; the GIL is free for a good part of the time. */
    public static final TruthMix SLEEPING_OUTSIDE =
            new TruthMix("sleeping-outside", fourHolders(1, Manner.SLEEP));

    /** The same without sleeping: more runnable threads than most machines have CPUs. */
    public static final TruthMix SPINNING_OUTSIDE =
            new TruthMix("spinning-outside", fourHolders(1, Manner.SPIN));

    /** The same with next to no time outside: everybody wants the GIL, always. */
    public static final TruthMix SATURATED =
            new TruthMix("saturated", fourHolders(0.02, Manner.SPIN));

    /** One thread sleeps while it holds the GIL, as careless native code does. */
    public static final TruthMix HOLDING_ASLEEP =
            new TruthMix(
                    "holding-asleep",
                    List.of(
                            new Worker(
                                    "sleeps-holding",
                                    spread(5_000_000, Manner.SLEEP),
                                    spread(10_000_000, Manner.SLEEP)),
                            new Worker(
                                    "spins-holding",
                                    spread(1_000_000, Manner.SPIN),
                                    spread(3_000_000, Manner.SLEEP))));

    public TruthMix {
        workers = List.copyOf(workers);
    }

    private static List<Worker> fourHolders(double outsideFactor, Manner outside) {
        return List.of(
                holder("hold-200us", 200_000, 1_000_000 * outsideFactor, outside),
                holder("hold-3ms", 3_000_000, 20_000_000 * outsideFactor, outside),
                holder("hold-20ms", 20_000_000, 40_000_000 * outsideFactor, outside),
                holder("hold-50us", 50_000, 1_000_000 * outsideFactor, outside));
    }

    private static Worker holder(String name, long hold, double outside, Manner outsideManner) {
        return new Worker(name, spread(hold, Manner.SPIN), spread((long) outside, outsideManner));
    }

    private static Pastime spread(long meanNanos, Manner manner) {
        return new Pastime(meanNanos, Spread.EXPONENTIAL, manner);
    }

    @Override
    public String toString() {
        return name;
    }
}
