package dev.gilspy.cpython;

import dev.gilspy.cpython.ThreadStack.Walk;
import java.nio.ByteBuffer;

/**
 * Walks the frames of a target's threads, leaf to root. The target keeps running, so a chain may
 * change under the reader: what does not hang together from the thread state to the base frame is
 * refused. Not thread-safe; allocates nothing for a stack no deeper than the deepest before.
 */
public final class StackReader implements ThreadStacks {
    /** Deeper chains are taken for broken ones; twice CPython's default recursion limit. */
    public static final int DEEPEST = 2000;

    /** As if every call came with a frame that is none. */
    private static final int MOST_LINKS = 2 * DEEPEST + 1;

    private final StackRoom room;
    private final FrameOffsets at;
    private final int contextsAt;
    private final Walk walk = this::walk;

    public StackReader(CpythonProcess process) {
        room = new StackRoom(process.memory());
        at = FrameOffsets.of(process.layout());
        boolean counts = process.layout().has("PyThreadState", "context_ver");
        contextsAt = counts ? process.layout().offset("PyThreadState", "context_ver") : -1;
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
        long frame = leafFrame(stack.tstate(), pieces);
        stack.contexts(contexts(stack.tstate(), pieces));
        boolean shim = !at.endsInShim();
        for (int links = 0; frame != 0; links++) {
            int offset = links < MOST_LINKS ? pieces.find(frame, at.frameBytes()) : -1;
            if (offset < 0) {
                return false;
            }
            ByteBuffer bytes = pieces.found();
            boolean python = isPython(bytes, offset);
            long caller = bytes.getLong(offset + at.previousAt());
            if (python && !add(stack, bytes, offset)) {
                return false;
            }
            shim = !python || !at.endsInShim();
            frame = caller;
        }
        return shim || stack.depth() == 0;
    }

    private long contexts(long tstate, MemoryPieces pieces) {
        return contextsAt < 0 ? 0 : Math.max(0, pointer(tstate + contextsAt, pieces));
    }

    /** Address of the leaf frame; 0 if the thread runs no Python code, -1 if it cannot be read. */
    private long leafFrame(long tstate, MemoryPieces pieces) {
        long top = pointer(tstate + at.topAt(), pieces);
        if (at.cframeTopAt() < 0 || top == 0 || top == -1) {
            return top;
        }
        return pointer(top + at.cframeTopAt(), pieces);
    }

    private static long pointer(long address, MemoryPieces pieces) {
        int offset = pieces.find(address, Long.BYTES);
        return offset < 0 ? -1 : pieces.found().getLong(offset);
    }

    private boolean isPython(ByteBuffer bytes, int offset) {
        return at.ownerAt() < 0 || (at.skipMask() >>> bytes.get(offset + at.ownerAt()) & 1) == 0;
    }

    private boolean add(ThreadStack stack, ByteBuffer bytes, int offset) {
        long code = at.code(bytes.getLong(offset + at.executableAt()));
        int instructionAt = offset + at.instructionAt();
        long instruction =
                at.lastiUnitBytes() > 0
                        ? bytes.getInt(instructionAt)
                        : bytes.getLong(instructionAt);
        int copy = at.copies().indexOf(bytes, offset);
        int lasti =
                copy == 0
                        ? at.lasti(instruction, code)
                        : at.lasti(
                                instruction, code, at.copies().start(code, copy, stack.pieces()));
        if (lasti == FrameOffsets.NO_INSTRUCTION || stack.depth() == DEEPEST) {
            return false;
        }
        stack.add(code, lasti);
        return true;
    }
}
