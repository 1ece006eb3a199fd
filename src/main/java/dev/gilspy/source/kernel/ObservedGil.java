package dev.gilspy.source.kernel;

import dev.gilspy.model.GilTally;
import dev.gilspy.model.ThreadInfo;

/** One GIL, as all events of its process show it. */
final class ObservedGil {
    private final int interpreter;
    private long fromNanos;
    private final HoldLog holds = new HoldLog();
    private final Watch watch = new Watch();
    private long firstSwitches = -1;
    private long switches;
    private long untilNanos;
    private long unknownSinceNanos = -1;
    private long unknownHeldNanos;

    ObservedGil(int interpreter) {
        this.interpreter = interpreter;
    }

    void begin(long nanos) {
        fromNanos = nanos;
        untilNanos = nanos;
    }

    HoldLog holds() {
        return holds;
    }

    Watch watch() {
        return watch;
    }

    /**
     * @param holder who holds it at an event, as {@link ThreadInfo#id} or one of the constants
     *     there
     */
    void saw(Event event, int holder) {
        firstSwitches = firstSwitches < 0 ? event.switches() : firstSwitches;
        switches = Math.max(switches, event.switches());
        untilNanos = event.nanos();
        if (unknownSinceNanos >= 0) {
            unknownHeldNanos += event.nanos() - unknownSinceNanos;
        }
        unknownSinceNanos = holder == ThreadInfo.UNKNOWN ? event.nanos() : -1;
        holds.holds(holder);
    }

    GilTally tally() {
        return new GilTally(
                interpreter,
                untilNanos - fromNanos,
                unknownHeldNanos,
                Math.max(0, switches - Math.max(0, firstSwitches)),
                holds.handovers());
    }
}
