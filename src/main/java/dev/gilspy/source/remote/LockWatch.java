package dev.gilspy.source.remote;

import dev.gilspy.cpython.ParkingLot;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import java.util.ArrayList;
import java.util.List;

/**
 * What the threads queue for that sleep in CPython's parking lot: their own thread state, since the
 * world is stopped, or a lock. Read once for each sleep, when the thread has just been seen to.
 *
 * <p>Reused from sample to sample; allocates only when there are more threads than ever before.
 */
final class LockWatch {
    private final ThreadRoster roster;
    private final WorldStops stops;
    private final ParkingLot lot;
    private final int stateAt;
    private final LockQueues queues = new LockQueues();
    private final List<Asked> asked = new ArrayList<>();
    private int count;

    /**
     * @param stops null in a build whose world is never stopped
     */
    LockWatch(Layout layout, ThreadRoster roster, WorldStops stops) {
        this.roster = roster;
        this.stops = stops;
        this.lot = ParkingLot.of(layout);
        this.stateAt = layout.offset("PyThreadState", "state");
    }

    LockQueues queues() {
        return queues;
    }

    /** Plans the locks of those that have just gone to sleep on their own stack. */
    void plan(BatchRead batch) {
        count = 0;
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            if (thread.moved() && thread.stay().futex() != 0 && batch.fits(Long.BYTES)) {
                if (count == asked.size()) {
                    asked.add(new Asked());
                }
                asked.get(count++).plan(thread, batch);
            }
        }
    }

    /** Takes them. */
    void take(BatchRead batch, long nowNanos) {
        for (int i = 0; i < count; i++) {
            Asked one = asked.get(i);
            long lock = batch.ok(one.piece) ? batch.buffer().getLong(one.offset) : 0;
            if (isPause(one.thread, lock)) {
                park(one.thread);
            } else if (lock > 0 && !one.thread.sight().runnable) {
                one.thread.stay().begin(lock, nowNanos);
            }
        }
    }

    /** It sleeps since the world is stopped, or until it is, and is attached no longer. */
    private static void park(ObservedThread thread) {
        thread.attach().attached(false);
        thread.sight().holds = false;
        thread.sight().parked = !thread.sight().runnable;
    }

    private boolean isPause(ObservedThread thread, long lock) {
        if (stops == null || lock == 0) {
            return false;
        }
        List<Seat> seats = thread.seats().all();
        for (int i = 0; i < seats.size(); i++) {
            if (lock == seats.get(i).tstate() + stateAt) {
                return true;
            }
        }
        return stops.owns(lock);
    }

    /** Ends the stays of those that have run since; whoever sleeps on stays. */
    void endStays(long nowNanos) {
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            if (thread.moved()) {
                thread.stay().end(queues, thread.id(), nowNanos);
            }
        }
    }

    /** Counts up to now what still goes on. */
    void countStays(long nowNanos) {
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            thread.stay().count(queues, thread.id(), nowNanos);
        }
    }

    /** A thread whose lock is read. Reused. */
    private final class Asked {
        private ObservedThread thread;
        private int piece;
        private int offset;

        void plan(ObservedThread whose, BatchRead batch) {
            thread = whose;
            piece = batch.pieces();
            offset = batch.add(lot.keyAddress(whose.stay().futex()), Long.BYTES);
        }
    }
}
