package dev.gilspy.analysis.budget;

import dev.gilspy.model.Frame;

/**
 * The function to look at first when a budget is exceeded.
 *
 * @param share its part of that, 0 to 1
 * @param of what it has most of, as the end of a sentence: {@code the waiting}
 */
public record Suspect(Frame frame, double share, String of) {}
