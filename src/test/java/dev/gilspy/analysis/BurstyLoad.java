package dev.gilspy.analysis;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A thread that works in bursts, which come and last at random (both exponentially): within one it
 * holds the GIL and sleeps in turns; holds of one burst are all long or all short, as of a request.
 *
 * @param burstMillis how long bursts last on average
 * @param pauseMillis how long the pauses between them last on average
 */
record BurstyLoad(double burstMillis, double pauseMillis) {
    private static final double HOLD_MILLIS = 12;
    private static final double GAP_MILLIS = 4;
    private static final double LONG_RUN_MILLIS = 10_000_000;

    /** A recording of so many seconds, one of those that the seed stands for. */
    Summary record(int seconds, long seed) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).exact().cpus(2).begin();
        int thread = scene.thread("worker");
        scene.tally(1_000 * seconds, 0, 0, 0);
        for (double[] part : parts(1_000.0 * seconds, new Random(seed))) {
            if (part[0] > 0) {
                scene.is(thread, ThreadState.RUNNING, part[0], 0);
            }
            if (part[1] > 0) {
                scene.blocked(thread, BlockedKind.SLEEP, part[1], 0);
            }
        }
        scene.end(1_000 * seconds);
        return ledger.summary();
    }

    /** The share of the time in which the GIL is held, in the long run. */
    double heldShare() {
        double held = 0;
        List<double[]> parts = parts(LONG_RUN_MILLIS, new Random(1));
        for (double[] part : parts) {
            held += part[0];
        }
        return held / LONG_RUN_MILLIS;
    }

    /** A percentile of its holds in the long run, in nanoseconds. */
    double holdNanos(double percentile) {
        double[] holds =
                parts(LONG_RUN_MILLIS, new Random(1)).stream()
                        .mapToDouble(part -> part[0])
                        .filter(millis -> millis > 0)
                        .sorted()
                        .toArray();
        return Scene.MILLI * holds[(int) (percentile / 100 * (holds.length - 1))];
    }

    /** Holds, each with the sleep that follows it, in milliseconds. */
    private List<double[]> parts(double millis, Random random) {
        List<double[]> parts = new ArrayList<>();
        double now = 0;
        boolean begunInBurst = random.nextDouble() < burstMillis / (burstMillis + pauseMillis);
        if (!begunInBurst) {
            now = add(parts, now, millis, 0, exponential(random, pauseMillis));
        }
        while (now < millis) {
            double end = now + exponential(random, burstMillis);
            double holdMillis = HOLD_MILLIS * Math.exp(0.5 * random.nextGaussian());
            while (now < Math.min(end, millis)) {
                double hold = holdMillis * (0.5 + random.nextDouble());
                now = add(parts, now, millis, hold, GAP_MILLIS);
            }
            now = add(parts, now, millis, 0, exponential(random, pauseMillis));
        }
        return parts;
    }

    private static double add(
            List<double[]> parts, double now, double end, double hold, double sleep) {
        double held = Math.max(0, Math.min(hold, end - now));
        double slept = Math.max(0, Math.min(sleep, end - now - held));
        parts.add(new double[] {held, slept});
        return now + held + slept + (held < hold || slept < sleep ? 1e-9 : 0);
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
