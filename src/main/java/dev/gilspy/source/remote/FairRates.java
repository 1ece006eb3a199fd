package dev.gilspy.source.remote;

import java.util.Arrays;

/**
 * How often each of several processes is sampled within a share of one CPU. All alike, at the rate
 * that was asked for or at the lower one that fits; but a process whose samples cost much more than
 * the others' pays with its own rate, so that it gets the CPU time of an ordinary one and what they
 * leave. Costs in, rates out. Allocates nothing but for more processes than ever. Not thread-safe.
 */
final class FairRates {
    /** How many times as much as that of the cheapest quarter an ordinary sample may cost. */
    private static final double ORDINARY = 4;

    /** Halving an interval so often leaves next to nothing of it. */
    private static final int HALVINGS = 50;

    private static final double LEAST_HZ = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double leastOrdinaryHz;
    private double[] sorted = new double[64];
    private double ordinaryNanos = Double.MAX_VALUE;

    /**
     * @param leastOrdinaryHz below which nobody's rate is lowered but that of the very costly
     */
    FairRates(double leastOrdinaryHz) {
        this.leastOrdinaryHz = leastOrdinaryHz;
    }

    /**
     * Decides on the rates.
     *
     * @param costNanos what a sample of each process takes
     * @param ratesHz where to put the rates, by the same index
     * @param count of processes
     * @param askedHz the most
     * @param cpuShare of one CPU, for all together; 0 = as much as it takes
     */
    void share(double[] costNanos, double[] ratesHz, int count, double askedHz, double cpuShare) {
        ordinaryNanos = ORDINARY * cheapestQuarter(costNanos, count);
        double allowed = cpuShare == 0 ? Double.MAX_VALUE : cpuShare * NANOS_PER_SECOND;
        double level = levelFor(costNanos, count, askedHz, allowed);
        for (int i = 0; i < count; i++) {
            double least = ordinary(costNanos[i]) ? leastOrdinaryHz : LEAST_HZ;
            double fair = Math.max(least, rate(costNanos[i], level, askedHz));
            ratesHz[i] = Math.min(askedHz, fair);
        }
    }

    /** Whether a process of this cost is as good as any, by the last decision. */
    boolean ordinary(double costNanos) {
        return costNanos <= ordinaryNanos;
    }

    private double cheapestQuarter(double[] costNanos, int count) {
        if (sorted.length < count) {
            sorted = new double[2 * count];
        }
        System.arraycopy(costNanos, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        return count == 0 ? 0 : sorted[(count - 1) / 4];
    }

    /** Nanoseconds of CPU a second that a process may take before its rate is lowered. */
    private double levelFor(double[] costNanos, int count, double askedHz, double allowed) {
        double low = 0;
        double high = askedHz * Math.max(ordinaryNanos, count == 0 ? 0 : sorted[count - 1]);
        if (taken(costNanos, count, high, askedHz) <= allowed) {
            return Double.MAX_VALUE;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (taken(costNanos, count, middle, askedHz) <= allowed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double taken(double[] costNanos, int count, double level, double askedHz) {
        double taken = 0;
        for (int i = 0; i < count; i++) {
            taken += costNanos[i] * rate(costNanos[i], level, askedHz);
        }
        return taken;
    }

    private double rate(double costNanos, double level, double askedHz) {
        return Math.min(askedHz, level / Math.max(costNanos, ordinaryNanos));
    }
}
