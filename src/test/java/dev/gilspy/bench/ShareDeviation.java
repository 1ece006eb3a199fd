package dev.gilspy.bench;

import dev.gilspy.live.Truth;

/**
 * How far what is said of one thread's shares is off, in percentage points; above 0 if too much was
 * said.
 *
 * @param waiting NaN where nothing is said of it
 */
record ShareDeviation(double held, double waiting) {

    /** From shares of 0 to 1. */
    static ShareDeviation of(double held, double waiting, Truth truth) {
        return new ShareDeviation(100 * (held - truth.held()), 100 * (waiting - truth.waiting()));
    }

    /** Of the rest, neither held nor waited for. */
    double outside() {
        return -held - waiting;
    }
}
