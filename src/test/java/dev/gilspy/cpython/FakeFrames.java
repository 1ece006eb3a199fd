package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes the frame chains of a {@link FakePython}, in the shape of its version. */
final class FakeFrames {
    private static final int SHIM_OWNER = 3; // FRAME_OWNED_BY_CSTACK in CPython 3.12 and 3.13

    private final FakePython python;
    private final Layout layout;
    private final String struct;
    private final boolean shim;

    FakeFrames(FakePython python) {
        this.python = python;
        layout = python.layout();
        struct = layout.has("PyFrameObject") ? "PyFrameObject" : "_PyInterpreterFrame";
        shim =
                layout.facts().has("frame_chain_ends_in_shim")
                        && layout.fact("frame_chain_ends_in_shim") != 0;
    }

    /** Whether a whole chain ends in a frame that is none. */
    boolean endsInShim() {
        return shim;
    }

    /** A frame that has no code and no caller; 0 where the version has no such frames. */
    long shim() {
        if (!shim) {
            return 0;
        }
        long frame = python.place(struct);
        python.set(frame, struct, "owner", SHIM_OWNER);
        return frame;
    }

    /** A frame at an instruction, a byte offset, of a code object. */
    long frame(long code, int lasti, long caller) {
        long frame = python.place(struct);
        if (struct.equals("PyFrameObject")) {
            long unit = layout.fact("lasti_unit_bytes");
            python.set(frame, struct, "f_code", code);
            python.set(frame, struct, "f_lasti", Math.floorDiv(lasti, unit));
        } else {
            long instruction = code + layout.offset("PyCodeObject", "co_code_adaptive") + lasti;
            python.set(frame, struct, "f_executable", code);
            python.set(frame, struct, "instr_ptr", instruction);
        }
        caller(frame, caller);
        return frame;
    }

    void caller(long frame, long caller) {
        boolean heap = struct.equals("PyFrameObject");
        python.set(frame, struct, heap ? "f_back" : "previous", caller);
    }

    /** Makes a frame the thread's leaf. */
    void leaf(long tstate, long frame) {
        if (layout.has("_PyCFrame")) {
            long cframe = python.place("_PyCFrame");
            python.set(cframe, "_PyCFrame", "current_frame", frame);
            python.set(tstate, "PyThreadState", "cframe", cframe);
        } else {
            boolean heap = struct.equals("PyFrameObject");
            python.set(tstate, "PyThreadState", heap ? "frame" : "current_frame", frame);
        }
    }

    /** A chain of so many calls, root at code 0x1000, each further in 0x1000 higher. */
    long recursion(int depth) {
        long frame = shim();
        for (int i = 1; i <= depth; i++) {
            frame = frame(i * 0x1000L, 2 * (i % 8), frame);
        }
        return frame;
    }

    static byte[] littleEndian(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(numbers);
        return bytes.array();
    }
}
