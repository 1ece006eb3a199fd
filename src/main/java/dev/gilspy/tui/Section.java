package dev.gilspy.tui;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A part of a page.
 *
 * @param importance 1 for the last one to be left out
 * @param least lines below which it says nothing
 * @param wanted lines that it could fill
 * @param text its lines, as many as it is given or fewer
 */
record Section(int importance, int least, int wanted, IntFunction<List<String>> text) {}
