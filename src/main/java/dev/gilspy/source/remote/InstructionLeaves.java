package dev.gilspy.source.remote;

import dev.gilspy.model.Observer;
import dev.gilspy.os.InstructionClock;
import dev.gilspy.source.StackTable;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.target.PerfRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Puts the instruction at which a running thread was last interrupted on top of its Python stack.
 * The newest is never older than half an interval of the thread's own CPU time, but may be from
 * before the thread took the GIL or let go of it: so it counts only if the thread has been seen
 * runnable, with or without the GIL as now, before the interrupt and ever since.
 */
final class InstructionLeaves implements Leaves {
    /** Each clock takes two pages that may not be swapped out, of which users have few. */
    private static final int MOST_THREADS = 256;

    /** More than ten thousand interrupts a second would slow the target down. */
    private static final long SHORTEST_PERIOD_NANOS = 100_000;

    private static final long LONGEST_PERIOD_NANOS = 1_000_000_000;

    private final Instructions instructions;
    private final StackTable stacks;
    private final LongSupplier intervalNanos;
    private final List<ObservedThread> clocked = new ArrayList<>();

    /**
     * @param intervalNanos mean time between two samples, as it is now
     * @param mostInstructions a power of 2; those beyond are not shown
     */
    InstructionLeaves(StackTable stacks, LongSupplier intervalNanos, int mostInstructions) {
        this.instructions = new Instructions(mostInstructions);
        this.stacks = stacks;
        this.intervalNanos = intervalNanos;
    }

    /** A sentence for the user if threads of a process may not be interrupted. */
    static Optional<String> refusal(int pid) {
        try (InstructionClock attempt = InstructionClock.open(pid, LONGEST_PERIOD_NANOS)) {
            return attempt.isOpen()
                    ? Optional.empty()
                    : Optional.of(PerfRefusal.sentence(attempt.errno()));
        }
    }

    /** How often to interrupt: twice an interval, so that one in each is nearly certain. */
    private long periodNanos() {
        return Math.max(SHORTEST_PERIOD_NANOS, intervalNanos.getAsLong() / 2);
    }

    @Override
    public int stackOf(ObservedThread thread, long nowNanos) {
        Sight sight = thread.sight();
        if (!ranOn(thread)) {
            thread.runsSince(nowNanos);
        }
        InstructionClock clock = sight.runnable ? clockOf(thread) : null;
        if (clock == null || !clock.read() || clock.atNanos() < thread.runsSince()) {
            return sight.pythonStack;
        }
        int leaf = instructions.leaf(clock.instruction());
        return leaf == Instructions.NO_LEAF
                ? sight.pythonStack
                : stacks.push(sight.pythonStack, leaf);
    }

    private InstructionClock clockOf(ObservedThread thread) {
        if (thread.clock() == null && hasRoom()) {
            thread.clock(InstructionClock.open(thread.tid(), periodNanos()));
            clocked.add(thread);
        }
        if (thread.clock() != null) {
            thread.clock().period(periodNanos());
        }
        return thread.clock();
    }

    private boolean hasRoom() {
        if (clocked.size() == MOST_THREADS) {
            clocked.removeIf(ObservedThread::ended);
        }
        return clocked.size() < MOST_THREADS;
    }

    @Override
    public Observer named(NativeCode code, Observer observer) {
        return new NativeStacks(instructions, code, observer);
    }

    /** Whether it has run on in the same way since the look before, as far as can be seen. */
    private static boolean ranOn(ObservedThread thread) {
        Sight sight = thread.sight();
        Sight last = thread.history().last();
        return thread.history().seen()
                && sight.runnable
                && last.runnable
                && last.holds == sight.holds
                && !sight.newEpisode;
    }
}
