/**
 * The nouns that cross package borders, and {@link dev.gilspy.model.Observer}, the seam that they
 * cross it by. Records and enums without behaviour beyond derivation. Times are nanoseconds on
 * CLOCK_MONOTONIC, the clock of {@link System#nanoTime} on Linux.
 */
package dev.gilspy.model;
