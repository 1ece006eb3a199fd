package dev.gilspy.source.remote;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import java.util.ArrayList;
import java.util.List;

/**
 * Which threads are attached, that is run Python, at one sample, in interpreters without a GIL:
 * each thread state says so itself. CPython, Include/internal/pycore_pystate.h: only its own thread
 * attaches a thread state and detaches it, so one that sleeps stays what it was.
 *
 * <p>Reused from sample to sample; allocates only when there are more threads than ever before.
 */
final class AttachedThreads {
    private final ThreadRoster roster;
    private final int stateAt;
    private final long attached;
    private final List<Asked> asked = new ArrayList<>();
    private int count;

    AttachedThreads(Layout layout, ThreadRoster roster) {
        this.roster = roster;
        stateAt = layout.offset("PyThreadState", "state");
        attached = layout.fact("thread_state_attached");
    }

    /** Plans the states of the threads that ran at their last look. */
    void plan(BatchRead batch) {
        count = 0;
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            boolean ask = thread.gil().off() && thread.ranAtLastLook();
            thread.attach().asked(ask && ask(thread, batch));
        }
    }

    /** Takes them; who was not asked is what it was. */
    void take(BatchRead batch) {
        for (int i = 0; i < count; i++) {
            take(asked.get(i), batch);
        }
    }

    /**
     * Plans the states of those that have been asleep, and have run since; and again of those that
     * were attached and have been seen asleep since.
     */
    void planAgain(BatchRead batch) {
        count = 0;
        for (int i = 0; i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            boolean fell = thread.attach().attached() && !thread.sight().runnable;
            if (thread.gil().off() && thread.moved() && (!thread.attach().asked() || fell)) {
                ask(thread, batch);
            }
        }
    }

    /** Takes them. An attached thread that sleeps is a finding only if it still is attached. */
    void takeAgain(BatchRead batch) {
        for (int i = 0; i < count; i++) {
            Asked one = asked.get(i);
            Sight sight = one.thread.sight();
            if (!one.thread.attach().asked()) {
                take(one, batch);
                sight.holds = one.thread.runsPython();
            } else if (one.isCurrent() && !one.attached(batch)) {
                sight.runnable = true;
                sight.parked = false;
            }
        }
    }

    private void take(Asked one, BatchRead batch) {
        boolean attachedThere = one.attached(batch);
        if (attachedThere && !one.isCurrent()) {
            one.thread.sit(one.seat);
        }
        if (one.isCurrent()) {
            one.thread.attach().attached(attachedThere);
        }
    }

    /** False if there was no room. */
    private boolean ask(ObservedThread thread, BatchRead batch) {
        List<Seat> seats = thread.seats().all();
        for (int i = 0; i < seats.size(); i++) {
            if (!batch.fits(Integer.BYTES)) {
                return false;
            }
            if (count == asked.size()) {
                asked.add(new Asked());
            }
            asked.get(count++).plan(thread, seats.get(i), batch);
        }
        return true;
    }

    /** A thread state whose state is read. Reused. */
    private final class Asked {
        private ObservedThread thread;
        private Seat seat;
        private int piece;
        private int offset;

        void plan(ObservedThread whose, Seat where, BatchRead batch) {
            thread = whose;
            seat = where;
            piece = batch.pieces();
            offset = batch.add(where.tstate() + stateAt, Integer.BYTES);
        }

        boolean isCurrent() {
            return seat == thread.seats().current();
        }

        boolean attached(BatchRead batch) {
            return batch.ok(piece) && batch.buffer().getInt(offset) == attached;
        }
    }
}
