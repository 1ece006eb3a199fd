package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;

/**
 * What a thread queues for that sleeps in CPython's own parking lot (since 3.13,
 * Python/parking_lot.c): its {@code wait_entry} is on its own stack, the futex word that it sleeps
 * on is in it, and the address of the lock stands before that.
 *
 * @param keyAt from the futex word to the lock's address, bytes
 */
public record ParkingLot(int keyAt) {
    /** How far above its stack pointer a sleeping thread's entry is at most: it is a few calls. */
    private static final long NEAR_BYTES = 1 << 12;

    /** Whether threads of this version sleep like that. */
    public static boolean in(Layout layout) {
        return layout.has("wait_entry");
    }

    public static ParkingLot of(Layout layout) {
        return new ParkingLot(
                layout.offset("wait_entry", "addr") - layout.offset("wait_entry", "sema"));
    }

    /**
     * Whether a futex call may be such a sleep: on a word of the caller's own stack.
     *
     * @param futex the address that it sleeps on
     */
    public static boolean mayBe(long futex, long stackPointer) {
        return futex - stackPointer > 0 && futex - stackPointer < NEAR_BYTES;
    }

    /** Where the lock's address stands. */
    public long keyAddress(long futex) {
        return futex + keyAt;
    }
}
