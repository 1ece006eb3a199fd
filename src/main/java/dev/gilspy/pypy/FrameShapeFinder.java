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

    private final RemoteMemory memory;

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
        long address = Words.at(memory, element + contextAt, 2).get(0);
        Words context = Words.at(memory, address, FrameShape.CONTEXT_WORDS);
        for (int top = 1; top < context.count(); top++) {
            Optional<FrameShape> found = behind(context.get(top), contextAt, top, element, ids);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FrameShape> behind(
            long frameAddress, int contextAt, int top, long element, List<Long> ids) {
        Words frame = Words.at(memory, frameAddress, FrameShape.FRAME_WORDS);
        for (int code = 1; code < frame.count(); code++) {
            int id = wordWith(ids.get(0), frame.get(code));
            for (int back = 1; id > 0 && back < frame.count(); back++) {
                FrameShape shape = new FrameShape(contextAt, top, frame.type(), back, code, id);
                if (leadsTo(ids, shape, element)) {
                    return Optional.of(shape);
                }
            }
        }
        return Optional.empty();
    }

    private int wordWith(long value, long address) {
        Words object = Words.at(memory, address, FrameShape.CODE_WORDS);
        for (int i = 1; i < object.count(); i++) {
            if (object.get(i) == value) {
                return i;
            }
        }
        return -1;
    }

    private boolean leadsTo(List<Long> ids, FrameShape shape, long element) {
        return shape.codes(memory, element).stream()
                .map(code -> code.get(shape.idWord()))
                .toList()
                .equals(ids);
    }
}
