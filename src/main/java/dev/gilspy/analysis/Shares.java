package dev.gilspy.analysis;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The only formatter of shares, means and factors. One digit after the point, whatever the locale.
 */
public final class Shares {
    /** Stands for a figure that is not known. */
    public static final String UNKNOWN = "–";

    /** Below this a share prints as {@code <0.1}: something there is, and it is not nothing. */
    private static final double SMALLEST_SHARE = 0.0005;

    private Shares() {}

    /**
     * A share of 0 to 1 in percent without the sign: {@code 12.3}, {@code <0.1}, {@code –} for NaN.
     */
    public static String percent(double share) {
        if (Double.isNaN(share)) {
            return UNKNOWN;
        }
        if (share > 0 && share < SMALLEST_SHARE) {
            return "<0.1";
        }
        return oneDigit(100 * share);
    }

    /** The same with its sign, as in a sentence: {@code 12.3 %}; a dash alone for NaN. */
    public static String percentSign(double share) {
        return Double.isNaN(share) ? UNKNOWN : percent(share) + " %";
    }

    /** A share of 0 to 1 as somebody would say it: {@code 1 %}, {@code 0.25 %}; else a dash. */
    public static String said(double share) {
        if (!Double.isFinite(share)) {
            return UNKNOWN;
        }
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** A mean number of threads, a factor, a number of points: {@code 2.9}; {@code –} for NaN. */
    public static String number(double value) {
        return Double.isNaN(value) ? UNKNOWN : oneDigit(value);
    }

    /** A number of CPUs, which a quota makes no whole one: {@code 4}, {@code 1.5}. */
    public static String cpus(double cpus) {
        return cpus == Math.rint(cpus) ? count((long) cpus) : number(cpus);
    }

    /** A count with its thousands apart: {@code 10,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 thread}, {@code 4 threads}. */
    public static String plural(long count, String noun) {
        return plural(count, noun, noun + "s");
    }

    /** {@code 1 process}, {@code 4 processes}. */
    public static String plural(long count, String one, String several) {
        return count(count) + " " + (count == 1 ? one : several);
    }

    private static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
