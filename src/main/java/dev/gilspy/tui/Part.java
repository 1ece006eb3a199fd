package dev.gilspy.tui;

import dev.gilspy.report.Palette;

/**
 * What every part of the screen is made for.
 *
 * @param state what the user has chosen
 * @param shown what there is to show
 * @param width columns of the terminal
 * @param palette its colours
 */
record Part(ViewState state, Shown shown, int width, Palette palette) {
    Rows rows() {
        return new Rows(state, shown.view());
    }
}
