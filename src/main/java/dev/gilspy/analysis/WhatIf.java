package dev.gilspy.analysis;

/**
 * What one way out of the GIL could gain.
 *
 * @param what what would be done, a clause that names the user's function where one is meant
 * @param factor how many times as fast, 1 or more; for {@link Escape#SWITCH_INTERVAL} how many
 *     times as short the waits
 * @param low lower end of that, NaN if not known
 * @param high upper end of that, NaN if not known
 * @param assumption what it takes for granted, a sentence
 */
public record WhatIf(
        Escape escape, String what, double factor, double low, double high, String assumption) {}
