package dev.gilspy.analysis;

import java.util.Locale;

/** The only formatter of amounts of memory, in units of 1,024. */
public final class Bytes {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;

    /** From here on digits after the point say nothing. */
    private static final double WHOLE = 10;

    private Bytes() {}

    /** {@code 5.0 MiB}, {@code 214 MiB}, {@code 1.2 GiB}; a dash below 0, which is not known. */
    public static String text(long bytes) {
        if (bytes < 0) {
            return Shares.UNKNOWN;
        }
        double amount = bytes / STEP;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        String format = amount < WHOLE ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, amount, UNITS[unit]);
    }
}
