package dev.gilspy.source.kernel;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilWords;
import dev.gilspy.cpython.StackReader;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.target.Target;

/**
 * What a thread does when it is first observed, by the files of /proc and the target's memory: the
 * kernel tells only what changes from then on.
 */
final class FirstLook {
    private final Target target;
    private final CpythonProcess process;
    private final GilFutexes futexes;
    private final StackReader stacks;
    private final StackNumbers numbers;
    private final GilWords words;
    private final BatchRead batch = new BatchRead(256, 1 << 20);

    FirstLook(Target target, CpythonProcess process, GilFutexes futexes, StackNumbers numbers) {
        this.target = target;
        this.process = process;
        this.futexes = futexes;
        this.stacks = new StackReader(process);
        this.numbers = numbers;
        this.words = new GilWords(process, process.gil());
    }

    /** Tells a thread's track where it begins. */
    void at(ThreadTrack track, long nowNanos) {
        ThreadStack stack = stacks.stackOf(track.tstate());
        batch.clear();
        words.plan(batch);
        stacks.plan(stack, batch);
        batch.run(process.memory());
        boolean holds = words.take(batch) && words.holder() == track.tstate();
        SyscallLine line = SyscallLine.of(target.folder() + "/task/" + track.tid());
        if (line.running()) {
            track.foundRunning(holds);
            return;
        }
        stacks.take(stack, batch);
        int number = Math.max(0, numbers.of(stack, 0, nowNanos));
        if (line.number() == SystemCalls.FUTEX && futexes.contains(line.argument(0))) {
            track.foundWaiting(number);
        } else {
            var kind = SystemCalls.kindOf(line.number(), line.argument(0));
            track.foundAsleep(kind, holds, number);
        }
    }
}
