package dev.gilspy.model;

/**
 * The stop-the-world pauses that one thread has asked for, in a free-threaded build (PEP 703).
 * Cumulative since the recording began.
 *
 * @param thread {@link ThreadInfo#id} of the one that asked, or {@link ThreadInfo#UNKNOWN}
 * @param pauses how many were seen; short ones are seen in proportion to their length
 * @param pausedNanos how long the world was stopped, or being stopped, for it
 */
public record PauseAccount(int thread, long pauses, long pausedNanos) {}
