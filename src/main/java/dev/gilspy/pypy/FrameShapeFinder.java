package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where PyPy's frames lead to their code, by comparing two things that must agree: the
 * chain of frames behind a thread's ExecutionContext, and the numbers of its functions that {@link
 * PypyStacks} reads. A way from one object to the next is the right one if it leads to these very
 * numbers in this order, at least three and all to the thread's first function: that chance does
 * not do.
 */
final class FrameShapeFinder {
    private static final int FEWEST = 3;

    /** A target may be made so that there is much to try and nothing to find. */
    private static final long LONGEST_NANOS = 500_000_000;

    private final RemoteMemory memory;
    private final long giveUpNanos = System.nanoTime() + LONGEST_NANOS;

    FrameShapeFinder(RemoteMemory memory) {
        this.memory = memory;
    }

    /**
     * @param element a pypy_threadlocal_s
     * @param contextAt where in it an address stands that may be the ExecutionContext's
     * @param ids of the thread's functions, leaf first
     */
    Optional<FrameShape> find(long element, int contextAt, List<Long> ids) {
        if (ids.size() < FEWEST) {
            return Optional.empty();
        }
        long address = Words.at(memory, element + contextAt, 1).get(0);
        Words context = Words.at(memory, address, FrameShape.CONTEXT_WORDS);
        for (int top = 1; top < context.count() && System.nanoTime() < giveUpNanos; top++) {
            Words leaf = Words.at(memory, context.get(top), FrameShape.FRAME_WORDS);
            Words forced =
                    Words.at(memory, leaf.get(FrameShape.FORCED_WORD), FrameShape.FRAME_WORDS);
            for (Words frame : List.of(leaf, forced)) {
                FrameShape begun = new FrameShape(contextAt, top, frame.type(), 0, 0, 0);
                Optional<FrameShape> found = complete(begun, frame, element, ids);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FrameShape> complete(
            FrameShape begun, Words frame, long element, List<Long> ids) {
        for (int code = 1; code < frame.count(); code++) {
            Words object = Words.at(memory, frame.get(code), FrameShape.CODE_WORDS);
            for (int id = 1; id < object.count(); id++) {
                for (int back = 1; object.get(id) == ids.get(0) && back < frame.count(); back++) {
                    FrameShape shape = begun.with(back, code, id);
                    if (leadsTo(ids, shape, element)) {
                        return Optional.of(shape);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean leadsTo(List<Long> ids, FrameShape shape, long element) {
        return shape.codes(memory, element, ids.size() + 1).stream()
                .map(code -> code.get(shape.idWord()))
                .toList()
                .equals(ids);
    }
}
