package dev.gilspy.analysis;

import java.util.function.DoubleUnaryOperator;

/** A figure that follows from itself, such as a queue from the time that is spent in it. */
final class Settled {
    private static final int MOST_STEPS = 200;
    private static final double NEAR = 1e-6;

    private Settled() {}

    /** Goes half of the way again and again, until it hardly moves. */
    static double from(double first, DoubleUnaryOperator next) {
        double value = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = (value + next.applyAsDouble(value)) / 2;
            boolean settled = Math.abs(moved - value) <= NEAR * value;
            value = moved;
            if (settled) {
                break;
            }
        }
        return value;
    }
}
