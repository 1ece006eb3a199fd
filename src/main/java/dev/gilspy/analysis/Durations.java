package dev.gilspy.analysis;

import dev.gilspy.model.Quantiles;
import java.util.Locale;

/**
 * The only formatter of time. Never prints a digit that was not measured: a duration known to 1 ms
 * is {@code 5 ms}, not {@code 5.3 ms}, and one below that is {@code <1 ms}.
 */
public final class Durations {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** From here on minutes and seconds read better than seconds alone. */
    private static final long LONG = 2 * MINUTE;

    private Durations() {}

    /** A duration measured exactly: {@code 41 µs}, {@code 5.3 ms}, {@code 10.0 s}. */
    public static String exact(long nanos) {
        return text(nanos, 0);
    }

    /** A limit that somebody set, of one digit and zeros: {@code 50 ms}, {@code 1 s}. */
    public static String whole(long nanos) {
        return text(nanos, nanos);
    }

    /** A figure of a distribution, as fine as its resolution; a dash if it is empty. */
    public static String of(Quantiles quantiles, long nanos) {
        return quantiles.count() == 0
                ? Shares.UNKNOWN
                : text(nanos, quantiles.exact() ? 0 : quantiles.resolutionNanos());
    }

    /**
     * A duration as fine as it is known.
     *
     * @param resolutionNanos durations below this are not told apart; 0 if exact
     */
    public static String text(long nanos, long resolutionNanos) {
        long resolution = Math.max(MICRO, resolutionNanos);
        if (nanos < resolution) {
            long quantum = powerOfTenUpTo(resolution);
            return nanos == 0 && resolutionNanos == 0
                    ? "0 µs"
                    : "<" + rounded(round(resolution, quantum), quantum);
        }
        long quantum = powerOfTenUpTo(resolution);
        return rounded(round(nanos, quantum), quantum);
    }

    private static String rounded(long nanos, long quantum) {
        if (nanos < MILLI) {
            return nanos / MICRO + " µs";
        }
        if (nanos < SECOND && !roundsUpTo(SECOND, nanos, MILLI, quantum)) {
            return decimal(nanos, MILLI, quantum < MILLI ? 1 : 0) + " ms";
        }
        if (nanos < LONG) {
            boolean oneFigure = round(nanos, 10 * MILLI) < 10 * SECOND;
            int digits = oneFigure && quantum <= 10 * MILLI ? 2 : 1;
            return decimal(nanos, SECOND, quantum < SECOND ? digits : 0) + " s";
        }
        return nanos < HOUR
                ? nanos / MINUTE + " min " + nanos % MINUTE / SECOND + " s"
                : nanos / HOUR + " h " + nanos % HOUR / MINUTE + " min";
    }

    /** Whether one digit would make 999.96 ms read {@code 1000.0 ms}. */
    private static boolean roundsUpTo(long limit, long nanos, long unit, long quantum) {
        return quantum < unit && round(nanos, unit / 10) >= limit;
    }

    private static String decimal(long nanos, long unit, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", (double) nanos / unit);
    }

    private static long round(long nanos, long quantum) {
        return (nanos + quantum / 2) / quantum * quantum;
    }

    private static long powerOfTenUpTo(long nanos) {
        long power = 1;
        while (power <= nanos / 10) {
            power *= 10;
        }
        return power;
    }
}
