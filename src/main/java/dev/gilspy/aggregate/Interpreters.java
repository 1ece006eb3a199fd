package dev.gilspy.aggregate;

import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import java.util.Map;
import java.util.TreeMap;

/**
 * The interpreters of a process and what was counted on their GILs, in bounded memory: a program
 * that makes an interpreter for each of its tasks has thousands in a minute, so that those beyond
 * the first {@link #MAX_INTERPRETERS} share one line.
 */
final class Interpreters {
    static final int MAX_INTERPRETERS = 200;

    private final Map<Integer, InterpreterInfo> byId = new TreeMap<>();
    private final Map<Integer, GilTally> tallies = new TreeMap<>();

    void announce(InterpreterInfo info) {
        if (lineOf(info.id()) == info.id()) {
            byId.put(info.id(), info);
        }
    }

    /** The id itself, or {@link Summary#OTHER_INTERPRETERS}. */
    int lineOf(int id) {
        if (!byId.containsKey(id)) {
            if (byId.size() >= MAX_INTERPRETERS) {
                return Summary.OTHER_INTERPRETERS;
            }
            byId.put(id, new InterpreterInfo(id, id));
        }
        return id;
    }

    /** Replaces what was counted before; left out for those that share a line. */
    void tally(GilTally tally) {
        if (lineOf(tally.interpreter()) == tally.interpreter()) {
            tallies.put(tally.interpreter(), tally);
        }
    }

    /** Those that have a line of their own, by id. */
    Map<Integer, InterpreterInfo> all() {
        return byId;
    }

    /** What was counted as this interpreter's; null if nothing was. */
    GilTally tallyAs(int id) {
        return tallies.get(id);
    }

    /** What was counted on the GIL that it has; null if nothing was. */
    GilTally tallyOf(InterpreterInfo info) {
        GilTally own = tallies.get(info.id());
        return own == null ? tallies.get(info.gil()) : own;
    }
}
