package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.kernel.HeldShares.Share;

/**
 * A thread's time on a CPU: which part of it is held, which native. At some moments that is known;
 * in between, the thread may take and drop a GIL that nobody else wants without any sign. Such
 * stretches are divided as its clock says, see {@link HeldShares}; a long one by its own looks.
 */
final class OnCpu {
    /** With more looks than this, a stretch speaks for itself. */
    private static final int FEW_LOOKS = 2;

    /** However short the stretch, a hold that is only probable is not one that is known. */
    private static final long UNUSUAL_NANOS = 20_000;

    private final Emission emission;
    private final HeldShares shares = new HeldShares();
    private final long[] lookNanos = new long[FEW_LOOKS];
    private final boolean[] lookHeld = new boolean[FEW_LOOKS];
    private int looks;
    private Point from;
    private boolean held;
    private long fromNanos;
    private int stack = Event.NO_STACK;
    private int heldStack = Event.NO_STACK;
    private int nativeStack = Event.NO_STACK;

    OnCpu(Emission emission) {
        this.emission = emission;
    }

    /** Begins a stretch, or goes on with another one, with what is known at a moment. */
    void begin(Point point, boolean holds, long nanos) {
        from = point;
        held = holds;
        fromNanos = nanos;
        looks = 0;
    }

    /** Whether it held the GIL when that was last known. */
    boolean held() {
        return held;
    }

    /** Whether the last that is known is a drop after that moment. */
    boolean droppedSince(long nanos) {
        return from == Point.DROPS && fromNanos > nanos && looks == 0;
    }

    /** The stack last seen; {@link Event#NO_STACK} if none. */
    int stack() {
        return stack;
    }

    void sawStack(int newest) {
        stack = newest == Event.NO_STACK ? stack : newest;
    }

    /**
     * The thread's clock went off. What it saw stands for the time around it, up to the next time.
     */
    void look(boolean holds, long nanos, int seenStack) {
        sawStack(seenStack);
        if (seenStack != Event.NO_STACK) {
            heldStack = holds ? seenStack : heldStack;
            nativeStack = holds ? nativeStack : seenStack;
        }
        if (looks == FEW_LOOKS) {
            passFirstLook();
        }
        lookNanos[looks] = nanos;
        lookHeld[looks] = holds;
        looks++;
    }

    /** A long stretch: up to the first look, which becomes its beginning. */
    private void passFirstLook() {
        long to = lookNanos[0];
        boolean heldTo = lookHeld[0];
        emit(heldUpTo(Point.CLOCK, heldTo, to), heldTo, to);
        from = Point.CLOCK;
        held = heldTo;
        fromNanos = to;
        lookNanos[0] = lookNanos[1];
        lookHeld[0] = lookHeld[1];
        looks--;
    }

    private long heldUpTo(Point to, boolean heldTo, long toNanos) {
        long nanos = toNanos - fromNanos;
        if (held == heldTo) {
            return held ? nanos : 0;
        }
        return Math.round(nanos * Point.usualHeldShare(from, held, to, heldTo));
    }

    /** Ends the stretch at a moment of which it is known whether the thread held the GIL. */
    void end(Point to, boolean heldTo, long nanos) {
        if (from == Point.CLOCK) {
            while (looks > 0) {
                passFirstLook();
            }
            emit(heldUpTo(to, heldTo, nanos), heldTo, nanos);
        } else {
            endShort(to, heldTo, nanos);
        }
        held = heldTo;
        fromNanos = nanos;
        looks = 0;
    }

    private void endShort(Point to, boolean heldTo, long nanos) {
        Share share = shares.between(from, held, to, heldTo);
        for (int i = 0; i < looks; i++) {
            share.look(lookHeld[i]);
        }
        emit(share.heldOf(nanos - fromNanos), heldTo, nanos);
    }

    /** The held part stands where the thread is known to hold, else at the beginning. */
    private void emit(long heldNanos, boolean heldTo, long toNanos) {
        long nativeNanos = toNanos - fromNanos - heldNanos;
        long uncertainty = uncertainty(heldNanos, nativeNanos, heldTo);
        if (heldTo && !held) {
            natively(toNanos - heldNanos, uncertainty);
            holding(toNanos, uncertainty);
        } else if (heldTo && nativeNanos > 0) {
            holding(fromNanos + heldNanos / 2, uncertainty);
            natively(fromNanos + heldNanos / 2 + nativeNanos, uncertainty);
            holding(toNanos, uncertainty);
        } else {
            holding(fromNanos + heldNanos, uncertainty);
            natively(toNanos, uncertainty);
        }
    }

    /**
     * How far the held part may be off. Small where the thread nearly always does the same; else
     * the stretch may have been held as a whole or not at all.
     */
    private long uncertainty(long heldNanos, long nativeNanos, boolean heldTo) {
        boolean certain = held && heldTo && nativeNanos == 0;
        boolean usual = heldNanos >= 3 * nativeNanos;
        if (certain || heldNanos == 0 && !held && !heldTo) {
            return 0;
        }
        return usual ? nativeNanos : heldNanos + nativeNanos + UNUSUAL_NANOS;
    }

    private void holding(long toNanos, long uncertainty) {
        emission.add(ThreadState.RUNNING, BlockedKind.NONE, toNanos, or(heldStack), uncertainty);
    }

    private void natively(long toNanos, long uncertainty) {
        emission.add(ThreadState.NATIVE, BlockedKind.NONE, toNanos, or(nativeStack), uncertainty);
    }

    private int or(int looked) {
        return looked == Event.NO_STACK ? stack : looked;
    }
}
