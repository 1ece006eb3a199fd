package dev.gilspy.source.kernel;

import dev.gilspy.model.GilTally;
import dev.gilspy.model.ThreadInfo;
import java.util.Set;

/** One GIL, as all events of its process show it. */
final class ObservedGil {
    private final long address;
    private final int owner;
    private Set<Integer> interpreters;
    private long fromNanos;
    private final HoldLog holds = new HoldLog();
    private final Watch watch = new Watch();
    private long firstSwitches = -1;
    private long switches;
    private long untilNanos;
    private long unknownSinceNanos = -1;
    private long unknownHeldNanos;

    /**
     * @param owner the lowest ID of the interpreters that take it
     */
    ObservedGil(long address, int owner) {
        this.address = address;
        this.owner = owner;
        this.interpreters = Set.of(owner);
    }

    void begin(long nanos) {
        fromNanos = nanos;
        untilNanos = nanos;
    }

    /** Of its _gil_runtime_state. */
    long address() {
        return address;
    }

    int owner() {
        return owner;
    }

    /** These interpreters take it now. */
    void takenBy(Set<Integer> ids) {
        interpreters = Set.copyOf(ids);
    }

    /**
     * In which interpreter a thread is that is with this GIL.
     *
     * @param told what an event says of it, if it does
     * @param before where it was before
     */
    int interpreter(int told, int before) {
        if (interpreters.contains(told)) {
            return told;
        }
        return interpreters.contains(before) ? before : owner;
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

    /** Nothing has happened to it up to a moment but what was seen. */
    void observedUntil(long nanos) {
        untilNanos = Math.max(untilNanos, nanos);
    }

    GilTally tally() {
        return GilTally.of(
                owner,
                untilNanos - fromNanos,
                unknownHeldNanos,
                switches - Math.max(0, firstSwitches),
                holds.handovers());
    }
}
