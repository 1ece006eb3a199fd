package dev.gilspy.cli;

import dev.gilspy.report.Columns;
import java.io.PrintWriter;

/** How gilspy speaks to its user, beside what it reports. */
final class Voice {
    private Voice() {}

    /** A sentence of gilspy's own; names in it may be anything that a target made up. */
    static void say(String sentence, PrintWriter err) {
        err.println("gilspy: " + Columns.plain(sentence));
        err.flush();
    }
}
