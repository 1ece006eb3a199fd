package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;

/**
 * Where a thread state leads to its frames, taken out of a layout once. Three generations: up to
 * 3.10 PyFrameObjects on the heap; 3.11 and 3.12 _PyInterpreterFrames behind a _PyCFrame; from 3.13
 * on directly behind the thread state. -1 where a generation has no such member.
 *
 * @param topAt in the thread state, of the pointer that leads to the leaf frame
 * @param cframeTopAt in the _PyCFrame, of the leaf frame's address; -1 if there is no _PyCFrame
 * @param frameBytes how much of a frame is read
 * @param executableAt in a frame, of its code object
 * @param previousAt in a frame, of its caller
 * @param instructionAt in a frame, of the instruction: an address, or an int offset
 * @param lastiUnitBytes bytes a unit of the offset; 0 if the instruction is an address
 * @param codeStart in a code object, of its first instruction
 * @param copies where the copies are that threads make of the bytecode
 * @param tagMask bits of the code object's pointer that are no address
 * @param ownerAt in a frame, of the byte that tells who owns it; -1 if there is none
 * @param skipMask bit n: frames with owner n are no Python frames
 * @param endsInShim whether a whole chain ends in such a frame
 */
public record FrameOffsets(
        int topAt,
        int cframeTopAt,
        int frameBytes,
        int executableAt,
        int previousAt,
        int instructionAt,
        int lastiUnitBytes,
        int codeStart,
        BytecodeCopies copies,
        long tagMask,
        int ownerAt,
        long skipMask,
        boolean endsInShim) {

    /** Larger code is taken for something else. */
    private static final int LARGEST_CODE_BYTES = 16 << 20;

    /** In place of an instruction's offset: there is no such instruction. */
    public static final int NO_INSTRUCTION = Integer.MIN_VALUE;

    /** The code object that a frame's pointer means. */
    public long code(long executable) {
        return executable & ~tagMask;
    }

    /**
     * Where in a code object a frame's instruction is, if it is in the code object itself.
     *
     * @param instruction what stands in the frame: an address, or an int offset
     * @return the offset into the bytecode, bytes; or {@link #NO_INSTRUCTION}
     */
    public int lasti(long instruction, long code) {
        return lasti(instruction, code, code + codeStart);
    }

    /**
     * @param firstInstruction address of the bytecode's first instruction
     */
    int lasti(long instruction, long code, long firstInstruction) {
        long lasti =
                lastiUnitBytes > 0
                        ? (long) (int) instruction * lastiUnitBytes
                        : instruction - firstInstruction;
        // A frame that has not begun yet stands before its first instruction.
        return code == 0 || lasti < -2 || lasti > LARGEST_CODE_BYTES ? NO_INSTRUCTION : (int) lasti;
    }

    public static FrameOffsets of(Layout layout) {
        return layout.has("PyFrameObject") ? heapFrames(layout) : interpreterFrames(layout);
    }

    private static FrameOffsets heapFrames(Layout layout) {
        int lasti = layout.offset("PyFrameObject", "f_lasti");
        return new FrameOffsets(
                layout.offset("PyThreadState", "frame"),
                -1,
                lasti + Integer.BYTES,
                layout.offset("PyFrameObject", "f_code"),
                layout.offset("PyFrameObject", "f_back"),
                lasti,
                (int) layout.fact("lasti_unit_bytes"),
                0,
                BytecodeCopies.NONE,
                layout.fact("stackref_tag_mask"),
                -1,
                0,
                false);
    }

    private static FrameOffsets interpreterFrames(Layout layout) {
        boolean cframe = layout.has("_PyCFrame", "current_frame");
        return new FrameOffsets(
                layout.offset("PyThreadState", cframe ? "cframe" : "current_frame"),
                cframe ? layout.offset("_PyCFrame", "current_frame") : -1,
                layout.struct("_PyInterpreterFrame").size(),
                layout.offset("_PyInterpreterFrame", "f_executable"),
                layout.offset("_PyInterpreterFrame", "previous"),
                layout.offset("_PyInterpreterFrame", "instr_ptr"),
                0,
                layout.offset("PyCodeObject", "co_code_adaptive"),
                BytecodeCopies.of(layout),
                layout.fact("stackref_tag_mask"),
                layout.offset("_PyInterpreterFrame", "owner"),
                layout.fact("frame_owner_skip_mask"),
                layout.fact("frame_chain_ends_in_shim") != 0);
    }
}
