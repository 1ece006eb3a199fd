package dev.gilspy.torture;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets time pass. */
final class Waiting {
    private static final long LONGEST_NANOS = SECONDS.toNanos(30);
    private static final long BETWEEN_NANOS = MILLISECONDS.toNanos(5);

    private Waiting() {}

    static void millis(long millis) {
        long until = System.nanoTime() + MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /**
     * Waits until it is so.
     *
     * @throws AssertionError if it never is
     */
    static void until(String what, BooleanSupplier so) {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("it is not so that " + what);
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }
}
