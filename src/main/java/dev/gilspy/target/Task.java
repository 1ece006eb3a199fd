package dev.gilspy.target;

/**
 * An OS thread of the target.
 *
 * @param tid as this machine's /proc shows it
 * @param startTicks when it started, in clock ticks since boot; tells a reused TID from the old one
 */
public record Task(int tid, long startTicks) {}
