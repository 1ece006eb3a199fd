package dev.gilspy.source.remote;

import java.util.ArrayList;
import java.util.List;

/** The places that one thread has in interpreters, and the one in which it is now. */
final class Seats {
    private final List<Seat> all = new ArrayList<>(1);
    private Seat current;

    Seats(Seat first) {
        all.add(first);
        current = first;
    }

    /** Where the thread is, as far as has been seen. */
    Seat current() {
        return current;
    }

    void current(Seat seat) {
        current = seat;
    }

    List<Seat> all() {
        return all;
    }

    /** Those that it has not yet, and none that it has no longer. */
    void replace(List<Seat> seats) {
        all.clear();
        all.addAll(seats);
    }

    /** The one with a thread state; null if there is none. */
    Seat of(long tstate) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).tstate() == tstate) {
                return all.get(i);
            }
        }
        return null;
    }

    /** One whose GIL a futex call waits for, the current one before others; null if none. */
    Seat parkedAt(long futexAddress) {
        if (current.interpreter().gil().parks(futexAddress)) {
            return current;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).interpreter().gil().parks(futexAddress)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Whether it may have held the GIL of where it is, since the sample before. */
    boolean mayHaveHeld() {
        SampledGil gil = current.interpreter().gil();
        for (int i = 0; i < all.size(); i++) {
            Seat seat = all.get(i);
            if (seat.interpreter().gil() == gil && gil.mayHaveHeld(seat.tstate())) {
                return true;
            }
        }
        return false;
    }
}
