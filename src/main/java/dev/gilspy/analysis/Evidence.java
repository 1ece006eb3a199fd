package dev.gilspy.analysis;

import java.util.Optional;

/**
 * What is found once in a whole recording, by its stacks and durations, and holds for every part
 * drawn from it. Looked for when it is first asked for.
 */
final class Evidence {
    private final Situation whole;
    private Waits waits;
    private Optional<NativeHolding> nativeHolding;
    private Optional<BlockedLoop> blockedLoop;

    Evidence(Situation whole) {
        this.whole = whole;
    }

    /** The waiting for the GIL. */
    Waits waits() {
        if (waits == null) {
            waits = new Waits(whole);
        }
        return waits;
    }

    /** The native code that most of the waiting is for. */
    Optional<NativeHolding> nativeHolding() {
        if (nativeHolding == null) {
            nativeHolding = NativeHolding.of(waits());
        }
        return nativeHolding;
    }

    /** The event loop that is kept from its events most, if that is worth acting on. */
    Optional<BlockedLoop> blockedLoop() {
        if (blockedLoop == null) {
            blockedLoop = BlockedLoop.of(whole);
        }
        return blockedLoop;
    }
}
