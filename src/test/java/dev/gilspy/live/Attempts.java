package dev.gilspy.live;

/**
 * Repeats a measurement that a noisy machine may spoil. For figures only: what is wrong rather than
 * inexact must not be tried until it comes out right.
 */
public final class Attempts {
    private static final int MOST = 3;

    private Attempts() {}

    /** Runs a measurement with its assertions, up to three times; the last failure counts. */
    public static void untilExact(Runnable measurement) {
        for (int attempt = 1; attempt < MOST; attempt++) {
            try {
                measurement.run();
                return;
            } catch (AssertionError inexact) {
                System.err.println("attempt " + attempt + " of " + MOST + ": " + inexact);
            }
        }
        measurement.run();
    }
}
