package dev.gilspy.recording;

/**
 * How a replay went.
 *
 * @param truncated whether the recording was cut off, so that its end had to be made up
 */
public record Replay(boolean truncated) {}
