package dev.gilspy.demo;

/**
 * What doing a workload in processes was predicted to gain, and what it gained on this machine.
 *
 * @param predicted how many times as fast
 * @param measured the same
 */
public record Gained(Workload workload, double predicted, double measured) {
    /** By how much too high the prediction was, as a share of what was measured. */
    public double error() {
        return predicted / measured - 1;
    }
}
