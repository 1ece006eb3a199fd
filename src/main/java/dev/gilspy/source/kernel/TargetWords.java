package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.cpython.layout.Struct;
import dev.gilspy.os.Bpf;
import java.nio.ByteBuffer;

/** Where things are in an observed process: {@code struct target} of native/kernel-source.bpf.c. */
final class TargetWords {
    static final int BYTES = 15 * Long.BYTES;

    /** Of the process's number in the kernel: the programs find it out where they need it. */
    private static final long NOT_KNOWN_YET = 0;

    private final ByteBuffer bytes = Bpf.buffer(BYTES);

    private TargetWords() {}

    static TargetWords of(CpythonProcess process) {
        TargetWords words = new TargetWords();
        words.gil(process.gil(), process.layout().struct("_gil_runtime_state"));
        words.frames(FrameOffsets.of(process.layout()));
        words.bytes.putLong(NOT_KNOWN_YET).flip();
        return words;
    }

    private void gil(long address, Struct gil) {
        bytes.putLong(address + gil.offset("last_holder"));
        bytes.putLong(address + gil.offset("locked"));
        bytes.putLong(address + gil.offset("switch_number"));
        bytes.putLong(address + gil.offset("cond"));
        bytes.putLong(address + gil.field("switch_mutex").end());
        bytes.putLong(address + gil.field("cond").end());
    }

    /** Offsets that a version does not have are all ones there as here. */
    private void frames(FrameOffsets at) {
        bytes.putLong(at.topAt());
        bytes.putLong(at.cframeTopAt());
        bytes.putLong(at.frameBytes());
        bytes.putLong(at.executableAt());
        bytes.putLong(at.previousAt());
        bytes.putLong(at.instructionAt());
        bytes.putLong(at.ownerAt());
        bytes.putLong(at.skipMask());
    }

    ByteBuffer bytes() {
        return bytes;
    }
}
