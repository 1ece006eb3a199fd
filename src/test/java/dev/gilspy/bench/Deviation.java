package dev.gilspy.bench;

import java.util.Comparator;
import java.util.List;

/**
 * A duration as it was said to be, and as it was.
 *
 * @param trueNanos more than 0
 */
record Deviation(long saidNanos, long trueNanos) {

    long nanos() {
        return saidNanos - trueNanos;
    }

    double ratio() {
        return (double) saidNanos / trueNanos;
    }

    /** Whether it is no further off than this part of the truth, or this long. */
    boolean within(double share, long nanos) {
        return Math.abs(nanos()) <= Math.max(share * trueNanos, nanos);
    }

    /** Which lies in the middle of these, and which is furthest off: {@code 1.01 +3; 1.20 +40}. */
    static String text(List<Deviation> all) {
        if (all.isEmpty()) {
            return "-";
        }
        List<Deviation> sorted =
                all.stream()
                        .sorted(Comparator.comparingLong(deviation -> Math.abs(deviation.nanos())))
                        .toList();
        Deviation median = sorted.get((sorted.size() - 1) / 2);
        Deviation worst = sorted.get(sorted.size() - 1);
        return all.size() == 1 ? median.text() : median.text() + "; " + worst.text();
    }

    private String text() {
        return Figures.one("%.2f", ratio()) + " " + Figures.one("%+,.0f", nanos() / 1e3);
    }
}
