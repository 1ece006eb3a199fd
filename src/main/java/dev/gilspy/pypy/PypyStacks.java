package dev.gilspy.pypy;

import dev.gilspy.cpython.MemoryPieces;
import dev.gilspy.cpython.StackReader;
import dev.gilspy.cpython.StackRoom;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.cpython.ThreadStack.Walk;
import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;

/**
 * The Python functions that a thread is in, leaf to root. PyPy keeps them for its own profiler, and
 * does so whether that is on or not: a chain of {@code struct vmprof_stack_s {next, value, kind}}
 * behind the thread's {@code vmprof_tl_stack}. PyPy, rpython/rlib/rvmprof/cintf.py. Of the kinds
 * (rvmprof.py) 1 is a Python function, and its value the number that code has got; the others mark
 * code of the JIT and the garbage collector. A function that the JIT has inlined is not in it.
 */
public final class PypyStacks implements ThreadStacks {
    private static final int VALUE_AT = 8;
    private static final int KIND_AT = 16;
    private static final int NODE_BYTES = 24;
    private static final int FUNCTION = 1;
    private static final int LAST_KIND = 5;
    private static final int MOST_NODES = 2 * StackReader.DEEPEST;

    private final StackRoom room;
    private final PypyThreads threads;
    private final int topAt;
    private final Walk walk = this::walk;

    /**
     * @param threads those that the sampler walks
     * @param topAt where in a pypy_threadlocal_s its vmprof_tl_stack is
     */
    public PypyStacks(RemoteMemory memory, PypyThreads threads, int topAt) {
        this.room = new StackRoom(memory);
        this.threads = threads;
        this.topAt = topAt;
    }

    @Override
    public ThreadStack stackOf(long tstate) {
        return room.stackOf(tstate);
    }

    @Override
    public Walk way() {
        return walk;
    }

    private boolean walk(ThreadStack stack, MemoryPieces pieces) {
        long element = threads.element(stack.tstate());
        int top = element == 0 ? -1 : pieces.find(element + topAt, Long.BYTES);
        if (top < 0) {
            return false;
        }
        long node = pieces.found().getLong(top);
        for (int nodes = 0; node != 0; nodes++) {
            int at = nodes < MOST_NODES ? pieces.find(node, NODE_BYTES) : -1;
            if (at < 0 || !add(stack, pieces.found(), at)) {
                return false;
            }
            node = pieces.found().getLong(at);
        }
        return true;
    }

    private static boolean add(ThreadStack stack, ByteBuffer bytes, int at) {
        long kind = bytes.getLong(at + KIND_AT);
        if (kind == FUNCTION) {
            stack.add(bytes.getLong(at + VALUE_AT), 0);
        }
        return kind >= FUNCTION && kind <= LAST_KIND && stack.depth() <= StackReader.DEEPEST;
    }
}
