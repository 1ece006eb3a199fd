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

    /** A thread that wakes does so to hold the GIL, however short. */
    private static final long SHORTEST_HOLD_NANOS = 1_000;

    /** However short the stretch, a hold that is only probable is not one that is known. */
    private static final long UNUSUAL_NANOS = 20_000;

    private final Emission emission;
    private final Watch watch;
    private final HeldShares shares = new HeldShares();
    private final Ways ways = new Ways();
    private final Drops drops = new Drops();
    private final long[] lookNanos = new long[FEW_LOOKS];
    private final boolean[] lookHeld = new boolean[FEW_LOOKS];
    private int looks;
    private Point from;
    private boolean held;
    private long fromNanos;
    private long wokeNanos = Ways.LONGEST_NANOS + 1;
    private int stack = Event.NO_STACK;
    private int heldStack = Event.NO_STACK;
    private int nativeStack = Event.NO_STACK;

    OnCpu(Emission emission, Watch watch) {
        this.emission = emission;
        this.watch = watch;
    }

    /** Begins a stretch, or goes on with another one, with what is known at a moment. */
    void begin(Point point, boolean holds, long nanos) {
        if (holds || point == Point.WAKES) {
            wokeNanos = holds ? Ways.LONGEST_NANOS + 1 : 0;
        }
        from = !holds && wokeNanos <= Ways.LONGEST_NANOS && isBreak(point) ? Point.WAKES : point;
        held = holds;
        fromNanos = nanos;
        looks = 0;
    }

    /** A thread that has just woken is still on its way to the GIL after such a moment. */
    private static boolean isBreak(Point point) {
        return point == Point.RESUMES || point == Point.SEEN;
    }

    /** The thread comes from another GIL: where it was here before says nothing. */
    void arrive() {
        stack = Event.NO_STACK;
        heldStack = Event.NO_STACK;
        nativeStack = Event.NO_STACK;
    }

    /** Until when it is known that the thread was with this GIL. */
    long knownNanos() {
        return looks == 0 ? fromNanos : lookNanos[looks - 1];
    }

    /** Ends the stretch as the thread was last seen: at some moment it went elsewhere. */
    void leave(long nanos) {
        end(Point.SEEN, looks == 0 ? held : lookHeld[looks - 1], nanos);
    }

    /** Whether it held the GIL when that was last known. */
    boolean held() {
        return held;
    }

    /** Whether the last that is known is a drop after that moment. */
    boolean droppedSince(long nanos) {
        return from == Point.DROPS && fromNanos > nanos && looks == 0;
    }

    /** Whether the last that is known is that another thread has seen it without the GIL. */
    boolean seenFreeSince(long nanos) {
        return from == Point.SEEN && !held && fromNanos > nanos && looks == 0;
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
        if (from == Point.WAKES) {
            ways.look(heldTo);
        }
        endLong(Point.CLOCK, heldTo, to);
        lookNanos[0] = lookNanos[1];
        lookHeld[0] = lookHeld[1];
        looks--;
    }

    /** Ends the stretch at a moment of which it is known whether the thread held the GIL. */
    void end(Point to, boolean heldTo, long nanos) {
        ways.used(nanos - fromNanos, looks);
        if (from == Point.CLOCK) {
            while (looks > 0) {
                passFirstLook();
            }
            endLong(to, heldTo, nanos);
        } else {
            endShort(to, heldTo, nanos);
        }
        looks = 0;
    }

    private void endLong(Point to, boolean heldTo, long nanos) {
        int count = Point.ways(from, held, to, heldTo);
        if (count > 0 && ways.areShort()) {
            emitButForWays(count, heldTo, nanos);
        } else {
            ways.pass(count);
            emitBetweenLooks(to, heldTo, nanos);
        }
        next(to, heldTo, nanos);
    }

    private void next(Point point, boolean holds, long nanos) {
        wokeNanos = held || holds ? Ways.LONGEST_NANOS + 1 : wokeNanos + nanos - fromNanos;
        from = point;
        held = holds;
        fromNanos = nanos;
    }

    /** Where one end differs from the other, the change may have come at any moment. */
    private void emitBetweenLooks(Point to, boolean heldTo, long toNanos) {
        long nanos = toNanos - fromNanos;
        if (held == heldTo) {
            emit(held ? nanos : 0, heldTo, toNanos, 0);
        } else {
            long part = Math.round(nanos * Point.usualHeldShare(from, held, to, heldTo));
            emit(part, heldTo, toNanos, Math.max(part, nanos - part));
        }
    }

    private void endShort(Point to, boolean heldTo, long nanos) {
        if (from == Point.DROPS) {
            drops.add(to, nanos - fromNanos);
        }
        Share share = shares.between(from, held, to, heldTo);
        int count = Point.ways(from, held, to, heldTo);
        for (int i = 0; i < looks; i++) {
            share.look(lookHeld[i]);
            if (count > 0) {
                ways.look(lookHeld[i]);
            }
        }
        if (held && heldTo && watch.sawAll(fromNanos, nanos)) {
            emit(nanos - fromNanos, true, nanos, 0);
        } else if (count > 0 && ways.areShort()) {
            emitButForWays(count, heldTo, nanos);
        } else {
            ways.pass(count);
            long heldNanos = share.heldOf(nanos - fromNanos);
            emit(heldNanos, heldTo, nanos, uncertainty(share, heldNanos, heldTo, nanos));
        }
        next(to, heldTo, nanos);
    }

    /** A hold with a way to it, or from it, or both. */
    private void emitButForWays(int count, boolean heldTo, long toNanos) {
        long room = Math.max(0, toNanos - fromNanos - SHORTEST_HOLD_NANOS);
        long way = Math.min(ways.next(room, count), room / count);
        long begin = held ? fromNanos : fromNanos + way;
        long end = heldTo ? toNanos : toNanos - way;
        natively(begin, ways.nanos());
        holding(end, ways.nanos());
        natively(toNanos, ways.nanos());
    }

    /** The held part stands where the thread is known to hold, else at the beginning. */
    private void emit(long heldNanos, boolean heldTo, long toNanos, long uncertainty) {
        long nativeNanos = toNanos - fromNanos - heldNanos;
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
     * How far the held part may be off: the stretch may have been held as a whole or not at all.
     * Where both ends are alike, it is probably the same all along, unless the thread is one that
     * drops the GIL and takes it again without a sleep in between.
     */
    private long uncertainty(Share share, long heldNanos, boolean heldTo, long toNanos) {
        long nanos = toNanos - fromNanos;
        if (held == heldTo && heldNanos == (held ? nanos : 0)) {
            return held && drops.goOn() ? nanos : share.unusualOf(nanos);
        }
        boolean afterGap = from == Point.DROPS && heldTo && share.hasShortGap();
        return afterGap ? Math.round(share.gapNanos()) : nanos + UNUSUAL_NANOS;
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
