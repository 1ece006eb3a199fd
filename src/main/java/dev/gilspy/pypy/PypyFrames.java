package dev.gilspy.pypy;

import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the Python functions of a PyPy's threads are read.
 *
 * @param stacks the numbers of the functions that each thread is in
 * @param codes the names of functions by number
 */
public record PypyFrames(ThreadStacks stacks, CodeSource codes) {
    /** The members of a pypy_threadlocal_s that may be the two in question. */
    private static final int MOST_MEMBERS = 16;

    /** Whether anything can be read. */
    public boolean known() {
        return !(stacks instanceof NoFrames);
    }

    /** In place of those that cannot be found: no thread has any. */
    public static PypyFrames none(RemoteMemory memory) {
        NoFrames none = new NoFrames(memory);
        return new PypyFrames(none, none);
    }

    /**
     * Finds out how from the stacks of the process's threads.
     *
     * @param threads walked just now
     * @return empty if they do not tell: all may be running code of the JIT
     */
    public static Optional<PypyFrames> find(PypyProcess process, PypyThreads threads) {
        RemoteMemory memory = process.memory();
        FrameShapeFinder finder = new FrameShapeFinder(memory);
        for (long element : threads.elements()) {
            for (int topAt : members(process)) {
                List<Long> ids = ids(memory, threads, topAt, element);
                for (int contextAt : members(process)) {
                    Optional<FrameShape> shape = finder.find(element, contextAt, ids);
                    if (shape.isPresent()) {
                        return named(process, threads, topAt, shape.get());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Both stand behind the thread's pthread_t, since members are sorted by name. */
    private static List<Integer> members(PypyProcess process) {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 1; i <= MOST_MEMBERS; i++) {
            offsets.add(process.identOffset() + i * Long.BYTES);
        }
        return offsets;
    }

    private static List<Long> ids(
            RemoteMemory memory, PypyThreads threads, int topAt, long element) {
        PypyStacks stacks = new PypyStacks(memory, threads, topAt);
        var stack = stacks.stackOf(threads.ident(element));
        BatchRead none = new BatchRead(1, Long.BYTES);
        stacks.take(stack, none);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < stack.depth(); i++) {
            ids.add(stack.code(i));
        }
        return ids;
    }

    private static Optional<PypyFrames> named(
            PypyProcess process, PypyThreads threads, int topAt, FrameShape shape) {
        RemoteMemory memory = process.memory();
        List<Words> codes = new ArrayList<>();
        for (long element : threads.elements()) {
            codes.addAll(shape.codes(memory, element, FrameShape.DEEPEST));
        }
        return NameShape.find(memory, codes)
                .map(
                        names ->
                                new PypyFrames(
                                        new PypyStacks(memory, threads, topAt),
                                        new PypyCodes(memory, threads, shape, names)));
    }
}
