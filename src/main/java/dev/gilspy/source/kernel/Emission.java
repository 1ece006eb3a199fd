package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ObservationSink;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.ThreadTimeline.Piece;

/** Hands on one thread's pieces of time, which come in order and without gaps. */
final class Emission {
    private final int thread;
    private final ThreadTimeline timeline;
    private HoldLog holds = new HoldLog();
    private final Piece piece = new Piece();
    private long fromNanos;
    private long untilNanos;
    private boolean apart;
    private long contexts;
    private boolean otherContext;
    private boolean holding;
    private long drops;

    /**
     * @param fromNanos when the thread is first observed
     */
    Emission(int thread, ObservationSink sink, long fromNanos) {
        this.thread = thread;
        this.timeline = new ThreadTimeline(thread, sink, () -> 0);
        this.fromNanos = fromNanos;
        this.untilNanos = fromNanos;
    }

    /** Nothing is to be said of the time before. */
    void beginAt(long nanos) {
        fromNanos = nanos;
        untilNanos = nanos;
    }

    /** From now on this is the GIL that the thread holds and waits for. Hands on what is open. */
    void goOn(HoldLog with) {
        flush();
        holds = with;
    }

    /** From where anything is said. */
    long fromNanos() {
        return fromNanos;
    }

    /** Up to where all is said. */
    long untilNanos() {
        return untilNanos;
    }

    /** How often it has let go of the GIL. */
    long drops() {
        return drops;
    }

    /** The next hold or wait is not the one before. */
    void setApart() {
        apart = true;
        drops += holding ? 1 : 0;
        holding = false;
    }

    /**
     * The thread has been seen with so many contexts entered and left.
     *
     * @param count 0 if that was not seen
     */
    void contexts(long count) {
        otherContext |= count != 0 && contexts != 0 && count != contexts;
        contexts = count == 0 ? contexts : count;
    }

    /**
     * The time from where all is said.
     *
     * @param uncertaintyNanos how well the ends are known
     */
    void add(ThreadState state, BlockedKind kind, long toNanos, int stack, long uncertaintyNanos) {
        if (toNanos <= untilNanos) {
            return;
        }
        long beganNanos = untilNanos;
        drops += holding && !state.holdsGil() ? 1 : 0;
        holding = state.holdsGil();
        piece.state = state;
        piece.kind = kind;
        piece.stack = Math.max(0, stack);
        piece.uncertaintyNanos = uncertaintyNanos;
        piece.samples = 1;
        piece.newEpisode = apart;
        piece.otherContext = otherContext;
        apart = false;
        otherContext = false;
        if (state == ThreadState.WAITING) {
            holds.during(untilNanos, toNanos, this::addPiece);
        } else {
            addPiece(toNanos, ThreadInfo.NOBODY, 0);
        }
        if (holding) {
            holds.add(thread, beganNanos, toNanos, stack);
        }
    }

    private void addPiece(long toNanos, int holder, int holderStack) {
        piece.fromNanos = untilNanos;
        piece.toNanos = toNanos;
        piece.holder = holder;
        piece.holderStack = holderStack;
        timeline.add(piece);
        piece.samples = 0;
        piece.newEpisode = false;
        piece.otherContext = false;
        untilNanos = toNanos;
    }

    void flush() {
        timeline.flush();
    }
}
