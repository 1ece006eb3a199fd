package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which stacks are those of an event loop, and which of what one runs: eight bytes a stack. */
final class LoopStacks {
    /** The stack of no event loop. */
    static final int ELSEWHERE = 0;

    /** The loop itself, between two callbacks or asleep. */
    static final int LOOP = 1;

    private static final int FIRST_TASK = 2;

    private final Map<Function, Integer> tasks = new HashMap<>();
    private int[] classes = new int[1024];
    private LoopCode[] loops = new LoopCode[1024];

    private record Function(String file, String function) {}

    /** Announces a stack; its caller has been announced before. */
    void stack(int id, int parent, Frame leaf) {
        if (id >= classes.length) {
            int length = Math.max(id + 1, classes.length * 2);
            classes = Arrays.copyOf(classes, length);
            loops = Arrays.copyOf(loops, length);
        }
        LoopCode loop = loopOf(parent);
        loops[id] = loop == null ? LoopCode.runBy(leaf).orElse(null) : loop;
        classes[id] = classOf(taskOf(parent), loops[id], leaf);
    }

    private int classOf(int caller, LoopCode loop, Frame leaf) {
        if (loop == null || caller >= FIRST_TASK) {
            return caller;
        }
        return caller == ELSEWHERE || loop.owns(leaf)
                ? LOOP
                : tasks.computeIfAbsent(
                        new Function(leaf.file(), leaf.function()),
                        absent -> FIRST_TASK + tasks.size());
    }

    /**
     * {@link #ELSEWHERE}, {@link #LOOP}, or a number that stands for the function of the coroutine
     * or callback that the loop runs.
     */
    int taskOf(int stack) {
        return stack >= 0 && stack < classes.length ? classes[stack] : ELSEWHERE;
    }

    /** The loop that runs there; null if none does. */
    LoopCode loopOf(int stack) {
        return stack >= 0 && stack < loops.length ? loops[stack] : null;
    }
}
