package dev.gilspy.compare;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.aggregate.Summary;

/**
 * One of the two recordings.
 *
 * @param name what the user calls it, e.g. the name of its file
 */
public record Recorded(String name, Summary summary, StackTimes stacks) {}
