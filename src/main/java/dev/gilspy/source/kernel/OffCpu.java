package dev.gilspy.source.kernel;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;

/**
 * A thread's time without a CPU, but for waits for the GIL: it sleeps in a system call until it is
 * woken, then it could run; either with the GIL or without.
 */
final class OffCpu {
    private final Emission emission;
    private boolean sleeps;
    private boolean held;
    private boolean letsGo;
    private BlockedKind kind = BlockedKind.OTHER;

    OffCpu(Emission emission) {
        this.emission = emission;
    }

    /** Whether it held the GIL when it lost its CPU. */
    boolean held() {
        return held;
    }

    /** It had no CPU when it was first looked at, or perhaps had none. */
    void found(boolean holds) {
        held = holds;
    }

    void foundAsleep(BlockedKind sleepsIn, boolean holds) {
        sleeps = true;
        held = holds;
        kind = sleepsIn;
    }

    /**
     * It leaves its CPU.
     *
     * @param inGilMutex whether it sleeps at the GIL's own lock: who holds the GIL there is about
     *     to let go of it, and is not blocked with it
     */
    void begin(Event event, boolean holds, boolean inGilMutex) {
        sleeps = !event.runnable();
        held = holds;
        letsGo = holds && inGilMutex;
        kind = inGilMutex ? BlockedKind.LOCK : kindOf(event);
    }

    private static BlockedKind kindOf(Event event) {
        boolean noArgument = (event.flags() & Event.FIRST_ARGUMENT_ZERO) != 0;
        return SystemCalls.kindOf(event.extra(), noArgument ? 0 : 1);
    }

    /**
     * It has a CPU again.
     *
     * @return what that is for what it does next
     */
    Point end(Event event, int stack) {
        boolean woken = event.kind() == Event.Kind.IN && event.extra() > 0;
        asleepUntil(woken ? event.extra() : event.nanos(), stack);
        starvedUntil(event.nanos(), stack);
        return sleeps ? Point.WAKES : Point.RESUMES;
    }

    /** It is still as it was: up to a moment at which its next event has not happened yet. */
    void flush(long nanos, int stack) {
        if (sleeps) {
            asleepUntil(nanos, stack);
        } else {
            starvedUntil(nanos, stack);
        }
    }

    private void asleepUntil(long nanos, int stack) {
        if (sleeps && !letsGo) {
            ThreadState state = held ? ThreadState.HELD_BLOCKED : ThreadState.BLOCKED;
            emission.add(state, kind, nanos, stack, 0);
        }
    }

    void starvedUntil(long nanos, int stack) {
        ThreadState state = held ? ThreadState.HELD_STARVED : ThreadState.STARVED;
        emission.add(state, BlockedKind.NONE, nanos, stack, 0);
    }
}
