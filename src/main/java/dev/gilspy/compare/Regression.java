package dev.gilspy.compare;

import dev.gilspy.model.Frame;

/**
 * A figure that is worse by more than the limit.
 *
 * @param frame the function in which what it is about grew most; null if none did
 */
public record Regression(Row row, Frame frame) {
    /** By how much it is worse, as a part of what it was; infinite if that was nothing. */
    public double relative() {
        return row.before() == 0
                ? Double.POSITIVE_INFINITY
                : row.difference().value() / row.before();
    }
}
