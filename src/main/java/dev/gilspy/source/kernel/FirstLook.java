package dev.gilspy.source.kernel;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilWords;
import dev.gilspy.cpython.StackReader;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.GilRange;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.target.Target;
import java.util.List;

/**
 * What a thread does when it is first observed, by the files of /proc and the target's memory: the
 * kernel tells only what changes from then on.
 */
final class FirstLook {
    /** A thread that is in more interpreters than this is not looked for in the oldest. */
    private static final int MOST_LOOKS = 64;

    private final Target target;
    private final CpythonProcess process;
    private final StackReader stacks;
    private final StackNumbers numbers;
    private final BatchRead batch = new BatchRead(256, 1 << 20);

    FirstLook(Target target, CpythonProcess process, StackNumbers numbers) {
        this.target = target;
        this.process = process;
        this.stacks = new StackReader(process);
        this.numbers = numbers;
    }

    /**
     * In which of its interpreters a thread is: in the one that it has called into last, which is
     * the newest where it has a stack.
     *
     * @param seats those in older interpreters first
     */
    Seat likeliest(List<Seat> seats) {
        for (int i = seats.size() - 1; i > Math.max(0, seats.size() - MOST_LOOKS); i--) {
            ThreadStack stack = stacks.stackOf(seats.get(i).tstate());
            batch.clear();
            stacks.plan(stack, batch);
            batch.run(process.memory());
            stacks.take(stack, batch);
            if (stack.depth() > 0) {
                return seats.get(i);
            }
        }
        return seats.get(0);
    }

    /** Tells a thread's track where it begins. */
    void at(ThreadTrack track, Seat seat, long nowNanos) {
        ThreadStack stack = stacks.stackOf(seat.tstate());
        GilWords words = new GilWords(process, seat.interpreter().gil());
        batch.clear();
        words.plan(batch);
        stacks.plan(stack, batch);
        batch.run(process.memory());
        boolean holds = words.take(batch) && words.holder() == seat.tstate();
        SyscallLine line = SyscallLine.of(target.folder() + "/task/" + track.tid());
        if (line.running()) {
            track.foundRunning(holds);
            return;
        }
        stacks.take(stack, batch);
        int number = Math.max(0, numbers.of(stack, 0, nowNanos));
        if (line.number() == SystemCalls.FUTEX && isOfGil(seat, line.argument(0))) {
            track.foundWaiting(number);
        } else {
            var kind = SystemCalls.kindOf(line.number(), line.argument(0));
            track.foundAsleep(kind, holds, number);
        }
    }

    private boolean isOfGil(Seat seat, long futex) {
        return GilRange.of(process, seat.interpreter().gil()).contains(futex);
    }
}
