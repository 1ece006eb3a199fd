package dev.gilspy.source.remote;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.Announcer;
import dev.gilspy.source.ObservationSink;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Carries what the sampling thread saw to the thread that passes it on: one writer, one reader, no
 * lock, nothing allocated by the writer for a span or a stack observation. The only place where the
 * two threads meet.
 *
 * <p>Rare calls (announcements, the accounts of each second) travel as objects in a queue beside
 * the ring; a marker in the ring keeps their place in the order.
 */
final class ObservationRing implements Announcer, ObservationSink {
    private static final int SLOTS = 1 << 18;
    private static final int SPAN_SLOTS = 4;
    private static final int STACK_SLOTS = 5;
    private static final long FULL_WAIT_NANOS = 500_000;

    private static final int SPAN = 1;
    private static final int STACK = 2;
    private static final int CALL = 3;

    /** In the head of a span: continued; of a stack observation: in another context. */
    private static final long FLAG = 1L << 24;

    private static final ThreadState[] STATES = ThreadState.values();
    private static final BlockedKind[] KINDS = BlockedKind.values();

    private final long[] slots;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final Queue<Consumer<Observer>> calls = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean ended;
    private volatile boolean closed;

    /** A ring that the calling thread reads. */
    ObservationRing() {
        this(SLOTS, Thread.currentThread());
    }

    /**
     * @param size a power of 2
     */
    ObservationRing(int size, Thread reader) {
        this.slots = new long[size];
        this.reader = reader;
    }

    /** Writer: a span; the arguments are {@link Span}'s. */
    @Override
    public void span(
            int thread, ThreadState state, BlockedKind kind, boolean continued, SpanTimes times) {
        long at = reserve(SPAN_SLOTS);
        slots[slot(at)] = head(SPAN, thread, state, kind) | (continued ? FLAG : 0);
        slots[slot(at + 1)] = times.fromNanos;
        slots[slot(at + 2)] = times.toNanos;
        slots[slot(at + 3)] = times.uncertaintyNanos;
        written.setRelease(at + SPAN_SLOTS);
    }

    /** Writer: a stack observation. */
    @Override
    public void stack(
            int thread, ThreadState state, BlockedKind kind, long atNanos, StackWeight weight) {
        long at = reserve(STACK_SLOTS);
        slots[slot(at)] = head(STACK, thread, state, kind) | (weight.otherContext ? FLAG : 0);
        slots[slot(at + 1)] = atNanos;
        slots[slot(at + 2)] = weight.nanos;
        slots[slot(at + 3)] = pack(weight.samples, weight.stack);
        slots[slot(at + 4)] = pack(weight.holder, weight.holderStack);
        written.setRelease(at + STACK_SLOTS);
    }

    /** Writer: anything else, in its place in the order. Allocates. */
    @Override
    public void call(Consumer<Observer> call) {
        calls.add(call);
        long at = reserve(1);
        slots[slot(at)] = CALL;
        written.setRelease(at + 1);
    }

    /** Reader: whether nothing more will come than what {@link #drainTo} still finds. */
    boolean ended() {
        return ended;
    }

    /** Reader: passes on everything that has been written; returns whether there was anything. */
    boolean drainTo(Observer observer) {
        long at = read.getPlain();
        long end = written.getAcquire();
        boolean any = at < end;
        while (at < end) {
            at += drainOne(at, observer);
            read.setRelease(at);
        }
        return any;
    }

    private int drainOne(long at, Observer observer) {
        long head = slots[slot(at)];
        switch ((int) (head & 0xff)) {
            case SPAN:
                observer.span(spanAt(at, head));
                return SPAN_SLOTS;
            case STACK:
                observer.observe(stackAt(at, head));
                return STACK_SLOTS;
            default:
                calls.remove().accept(observer);
                return 1;
        }
    }

    private Span spanAt(long at, long head) {
        return new Span(
                threadOf(head),
                stateOf(head),
                kindOf(head),
                slots[slot(at + 1)],
                slots[slot(at + 2)],
                slots[slot(at + 3)],
                (head & FLAG) != 0);
    }

    private StackObservation stackAt(long at, long head) {
        long counts = slots[slot(at + 3)];
        long blamed = slots[slot(at + 4)];
        return new StackObservation(
                threadOf(head),
                stateOf(head),
                kindOf(head),
                slots[slot(at + 1)],
                (int) (counts >> 32),
                slots[slot(at + 2)],
                (int) counts,
                (int) (blamed >> 32),
                (int) blamed,
                (head & FLAG) != 0);
    }

    /** Writer: lets the reader pass on at once what has been written. Costs a system call. */
    void wakeReader() {
        LockSupport.unpark(reader);
    }

    /** Writer: nothing more will come. */
    void end() {
        ended = true;
        wakeReader();
    }

    /** Reader: nothing will be read any more; the writer may write over it. */
    void close() {
        closed = true;
    }

    /** Waits while the ring is full: the reader is behind, and nothing may be lost. */
    private long reserve(int count) {
        long at = written.getPlain();
        while (at + count - read.getAcquire() > slots.length && !closed) {
            wakeReader();
            LockSupport.parkNanos(FULL_WAIT_NANOS);
        }
        return at;
    }

    private int slot(long index) {
        return (int) index & slots.length - 1;
    }

    private static long head(int type, int thread, ThreadState state, BlockedKind kind) {
        return type
                | (long) state.ordinal() << 8
                | (long) kind.ordinal() << 16
                | (long) thread << 32;
    }

    private static int threadOf(long head) {
        return (int) (head >> 32);
    }

    private static ThreadState stateOf(long head) {
        return STATES[(int) (head >> 8) & 0xff];
    }

    private static BlockedKind kindOf(long head) {
        return KINDS[(int) (head >> 16) & 0xff];
    }

    private static long pack(int high, int low) {
        return (long) high << 32 | low & 0xffff_ffffL;
    }
}
