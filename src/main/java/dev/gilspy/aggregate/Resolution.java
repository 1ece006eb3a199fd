package dev.gilspy.aggregate;

/**
 * How finely a recording's durations are known where they were estimated.
 *
 * @param sampleNanos the mean interval between two samples
 * @param episodesDiffer whether most episodes are exact and only some estimated, so that each
 *     distribution is judged by its own; else one estimate makes all of a thread's durations
 *     sampled, known to the sample interval
 */
record Resolution(long sampleNanos, boolean episodesDiffer) {}
