package dev.gilspy.source.remote;

import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.source.PythonRuntime;
import java.util.ArrayList;
import java.util.List;

/** Decides which thread states are a thread's own, and in which of them it is. Allocates. */
final class SeatFinder {
    private final RemoteMemory memory;
    private final ThreadStacks stacks;
    private final BatchRead batch = new BatchRead(64, 1 << 20);
    private final boolean statesKnowTheirThread;

    SeatFinder(PythonRuntime runtime, ThreadStacks stacks) {
        this.memory = runtime.memory();
        this.stacks = stacks;
        this.statesKnowTheirThread = runtime.statesKnowTheirThread();
    }

    /**
     * Whether one more thread state of an interpreter that names the same thread is really its own:
     * where a thread state may name the thread that made it, the oldest is.
     */
    boolean mayTake(List<Seat> seats, SampledInterpreter interpreter) {
        return statesKnowTheirThread
                || seats.stream().noneMatch(seat -> seat.interpreter() == interpreter);
    }

    /** The seats of two lists, each once. */
    List<Seat> both(List<Seat> some, List<Seat> others) {
        List<Seat> all = new ArrayList<>(some);
        others.stream().filter(seat -> !all.contains(seat)).forEach(all::add);
        return all;
    }

    /**
     * Where a thread is that has not been seen in any: where it has called into last, which is the
     * newest interpreter in which it has a stack.
     */
    Seat likeliest(List<Seat> seats) {
        for (int i = seats.size() - 1; i > 0; i--) {
            if (hasStack(seats.get(i))) {
                return seats.get(i);
            }
        }
        return seats.get(0);
    }

    private boolean hasStack(Seat seat) {
        batch.clear();
        stacks.plan(seat.stack(), batch);
        batch.run(memory);
        stacks.take(seat.stack(), batch);
        return seat.stack().depth() > 0;
    }
}
