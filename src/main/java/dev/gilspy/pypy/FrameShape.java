package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in PyPy's objects what leads from a thread to its functions' code stands; words of eight
 * bytes but for the first. Found in a running PyPy by {@link FrameShapeFinder}, since the compiler
 * lays the objects out as it likes.
 *
 * @param contextAt in a pypy_threadlocal_s, of the ExecutionContext; bytes
 * @param topWord in that, of the leaf frame
 * @param frameType number of PyFrame
 * @param backWord in a frame, of its caller
 * @param codeWord in a frame, of its PyCode
 * @param idWord in a PyCode, of its _vmprof_unique_id
 */
record FrameShape(
        int contextAt, int topWord, int frameType, int backWord, int codeWord, int idWord) {
    static final int DEEPEST = 2000;
    static final int FRAME_WORDS = 12;
    static final int CODE_WORDS = 40;
    static final int CONTEXT_WORDS = 40;

    /**
     * A frame that the JIT knows may stand behind a JitVirtualRef {header, virtual_token, forced}.
     * PyPy, rpython/jit/metainterp/virtualref.py.
     */
    static final int FORCED_WORD = 2;

    /**
     * The code of a thread's frames, leaf first, as far as they can be followed.
     *
     * @param most no more than so many
     */
    List<Words> codes(RemoteMemory memory, long element, int most) {
        List<Words> codes = new ArrayList<>();
        Words context =
                Words.at(memory, Words.at(memory, element + contextAt, 1).get(0), CONTEXT_WORDS);
        Words frame = frame(memory, context.get(topWord));
        while (frame.type() == frameType && codes.size() < most) {
            codes.add(Words.at(memory, frame.get(codeWord), CODE_WORDS));
            frame = frame(memory, frame.get(backWord));
        }
        return codes;
    }

    /** The same with what was still open. */
    FrameShape with(int back, int code, int id) {
        return new FrameShape(contextAt, topWord, frameType, back, code, id);
    }

    private Words frame(RemoteMemory memory, long address) {
        Words found = Words.at(memory, address, FRAME_WORDS);
        return found.type() == frameType
                ? found
                : Words.at(memory, found.get(FORCED_WORD), FRAME_WORDS);
    }
}
