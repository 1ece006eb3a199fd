package dev.gilspy.source.remote;

import dev.gilspy.cpython.GilReading;
import dev.gilspy.model.GilTally;

/** Counts what happens to the GIL from sample to sample. */
final class GilWatch {
    private final int interpreter;
    private long firstNanos;
    private long lastNanos;
    private long firstSwitch;
    private long lastSwitch;
    private long lastHolder;
    private long lastTaker;
    private long unknownHeldNanos;
    private long handoversSeen;
    private boolean seen;

    GilWatch(int interpreter) {
        this.interpreter = interpreter;
    }

    /** Whether the GIL has changed hands since the sample before, as far as can be told. */
    boolean switched(GilReading words) {
        return !seen
                || words.switchNumber() != lastSwitch
                || !words.countsSwitches() && words.lastHolder() != lastTaker;
    }

    /**
     * Whether a thread may have had the GIL at any time since the sample before: it was the last to
     * take it then or is now, or more threads than that one have taken it.
     */
    boolean mayHaveHeld(long tstate, GilReading words) {
        return !seen
                || tstate == words.lastHolder()
                || tstate == lastTaker
                || words.switchNumber() - lastSwitch > 1
                || !words.countsSwitches();
    }

    /**
     * @param unknown whether somebody held it who is not known
     */
    void sample(GilReading words, boolean unknown, long atNanos) {
        if (!seen) {
            firstNanos = atNanos;
            lastNanos = atNanos;
            firstSwitch = words.switchNumber();
            lastHolder = words.holder();
            seen = true;
        }
        unknownHeldNanos += unknown ? atNanos - lastNanos : 0;
        if (words.locked() && words.holder() != lastHolder) {
            handoversSeen += lastHolder == 0 ? 0 : 1;
            lastHolder = words.holder();
        }
        lastTaker = words.lastHolder();
        lastSwitch = words.switchNumber();
        lastNanos = atNanos;
    }

    GilTally tally() {
        return GilTally.of(
                interpreter,
                lastNanos - firstNanos,
                unknownHeldNanos,
                lastSwitch - firstSwitch,
                handoversSeen);
    }
}
