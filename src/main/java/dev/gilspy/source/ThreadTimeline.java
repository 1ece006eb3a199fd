package dev.gilspy.source;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ObservationSink.SpanTimes;
import dev.gilspy.source.ObservationSink.StackWeight;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * One thread's pieces of time, joined: neighbours in the same state become one span, neighbours
 * with the same stack one observation. Pieces come in time order without gaps.
 */
public final class ThreadTimeline {
    /** Longest open span, so that a recording that is cut off loses no more. */
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final int thread;
    private final ObservationSink sink;
    private final LongSupplier leastUncertaintyNanos;
    private final SpanTimes times = new SpanTimes();
    private final StackWeight weight = new StackWeight();

    private final IntConsumer moves;
    private int interpreter;

    private ThreadState state;
    private BlockedKind kind;
    private boolean continued;
    private ThreadState stackState;
    private BlockedKind stackKind;
    private long stackEndNanos;

    /**
     * @param leastUncertaintyNanos how well both ends of any span are known at best, as it is now
     */
    public ThreadTimeline(int thread, ObservationSink sink, LongSupplier leastUncertaintyNanos) {
        this(thread, sink, leastUncertaintyNanos, 0, any -> {});
    }

    /**
     * The timeline of a thread that may go from one interpreter to another.
     *
     * @param interpreter id of the one in which it begins
     * @param moves told, between the pieces before and those after, in which it goes on
     */
    public ThreadTimeline(
            int thread,
            ObservationSink sink,
            LongSupplier leastUncertaintyNanos,
            int interpreter,
            IntConsumer moves) {
        this.thread = thread;
        this.sink = sink;
        this.leastUncertaintyNanos = leastUncertaintyNanos;
        this.interpreter = interpreter;
        this.moves = moves;
    }

    /** Adds a piece. Pieces of no length only count as samples. */
    public void add(Piece piece) {
        if (piece.interpreter != interpreter) {
            flush();
            interpreter = piece.interpreter;
            moves.accept(interpreter);
        }
        if (piece.toNanos > piece.fromNanos) {
            addToSpan(piece);
        }
        addToStack(piece);
    }

    private void addToSpan(Piece piece) {
        boolean same = state == piece.state && kind == piece.kind && !piece.newEpisode;
        if (same && piece.toNanos - times.fromNanos < LONGEST_NANOS) {
            times.toNanos = piece.toNanos;
            times.uncertaintyNanos = Math.max(times.uncertaintyNanos, uncertainty(piece));
            return;
        }
        boolean joins = !piece.newEpisode && sameEpisode(state, piece.state);
        flushSpan();
        state = piece.state;
        kind = piece.kind;
        continued = joins;
        times.fromNanos = piece.fromNanos;
        times.toNanos = piece.toNanos;
        times.uncertaintyNanos = uncertainty(piece);
    }

    private long uncertainty(Piece piece) {
        return Math.max(leastUncertaintyNanos.getAsLong(), piece.uncertaintyNanos);
    }

    private static boolean sameEpisode(ThreadState before, ThreadState after) {
        if (before == null) {
            return false;
        }
        return before.holdsGil()
                ? after.holdsGil()
                : before == ThreadState.WAITING && before == after;
    }

    private void addToStack(Piece piece) {
        long nanos = piece.toNanos - piece.fromNanos;
        boolean same =
                stackState == piece.state
                        && stackKind == piece.kind
                        && weight.stack == piece.stack
                        && weight.holder == piece.holder
                        && weight.holderStack == piece.holderStack
                        && !piece.otherContext
                        && weight.nanos + nanos <= LONGEST_NANOS;
        if (!same) {
            flushStack();
            stackState = piece.state;
            stackKind = piece.kind;
            weight.stack = piece.stack;
            weight.holder = piece.holder;
            weight.holderStack = piece.holderStack;
            weight.otherContext = piece.otherContext;
        }
        weight.nanos += nanos;
        weight.samples += piece.samples;
        stackEndNanos = piece.toNanos;
    }

    /** Sends what is open: what comes after is not joined to it. */
    public void flush() {
        flushSpan();
        flushStack();
        state = null;
        stackState = null;
    }

    private void flushSpan() {
        if (state != null) {
            sink.span(thread, state, kind, continued, times);
        }
    }

    private void flushStack() {
        if (stackState != null && (weight.nanos > 0 || weight.samples > 0)) {
            sink.stack(thread, stackState, stackKind, stackEndNanos, weight);
        }
        weight.nanos = 0;
        weight.samples = 0;
    }

    /** A piece of a thread's time; mutable, to be reused. */
    public static final class Piece {
        public int interpreter;
        public ThreadState state;
        public BlockedKind kind = BlockedKind.NONE;
        public long fromNanos;
        public long toNanos;

        /** How well both ends are known; 0 = exactly. */
        public long uncertaintyNanos;

        public boolean newEpisode;

        /** Whether the thread has entered or left a context since the piece before. */
        public boolean otherContext;

        public int samples;
        public int stack;
        public int holder = ThreadInfo.NOBODY;
        public int holderStack;
    }
}
