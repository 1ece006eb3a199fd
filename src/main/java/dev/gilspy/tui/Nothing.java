package dev.gilspy.tui;

import dev.gilspy.report.Columns;

/** Why there is nothing to show. */
final class Nothing {
    private Nothing() {}

    static String of(Part part, String what) {
        if (part.shown().view().header().windowNanos() == 0) {
            return "the first figures come in a moment";
        }
        return part.state().filters()
                ? "no "
                        + what
                        + " with \""
                        + Columns.plain(part.state().filter())
                        + "\" in their names"
                : "no " + what;
    }
}
