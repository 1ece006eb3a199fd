package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.Struct;
import dev.gilspy.os.Bpf;
import java.nio.ByteBuffer;

/** Where things are in an observed process: {@code struct target} of native/kernel-source.bpf.c. */
final class TargetWords {
    static final int BYTES = (21 + ObservedGils.MOST) * Long.BYTES;

    private static final long NONE = -1;

    private final ByteBuffer bytes = Bpf.buffer(BYTES);

    private TargetWords() {}

    /**
     * @param gils addresses of the GILs by slot; 0 where there is none
     * @param manyInterpreters whether a thread may be in one or another
     */
    static TargetWords of(CpythonProcess process, long[] gils, boolean manyInterpreters) {
        TargetWords words = new TargetWords();
        words.gil(process.layout().struct("_gil_runtime_state"));
        words.threadStates(process, manyInterpreters);
        words.frames(FrameOffsets.of(process.layout()), contextsAt(process.layout()));
        words.gils(gils);
        words.bytes.flip();
        return words;
    }

    /** The programs read the three words in one piece of three times 8 bytes. */
    private void gil(Struct gil) {
        int first = gil.offset("last_holder");
        bytes.putLong(first);
        bytes.putLong(0);
        bytes.putLong(gil.offset("locked") - first);
        bytes.putLong(gil.offset("switch_number") - first);
        bytes.putLong(gil.offset("cond"));
        bytes.putLong(gil.field("switch_mutex").end() - gil.offset("cond"));
        bytes.putLong(gil.field("cond").end() - gil.offset("cond"));
    }

    private void threadStates(CpythonProcess process, boolean manyInterpreters) {
        Layout layout = process.layout();
        boolean hasCurrent = layout.has("_PyRuntimeState", "gilstate.tstate_current");
        bytes.putLong(
                hasCurrent
                        ? process.runtime()
                                + layout.offset("_PyRuntimeState", "gilstate.tstate_current")
                        : 0);
        bytes.putLong(layout.offset("PyThreadState", "thread_id"));
        bytes.putLong(layout.offset("PyThreadState", "interp"));
        bytes.putLong(manyInterpreters ? layout.offset("PyInterpreterState", "id") : NONE);
    }

    /** Offsets that a version does not have are all ones there as here. */
    private void frames(FrameOffsets at, long contextsAt) {
        bytes.putLong(at.topAt());
        bytes.putLong(at.cframeTopAt());
        bytes.putLong(at.frameBytes());
        bytes.putLong(at.executableAt());
        bytes.putLong(at.previousAt());
        bytes.putLong(at.instructionAt());
        bytes.putLong(at.ownerAt());
        bytes.putLong(contextsAt);
        bytes.putLong(at.skipMask());
    }

    private static long contextsAt(Layout layout) {
        return layout.has("PyThreadState", "context_ver")
                ? layout.offset("PyThreadState", "context_ver")
                : NONE;
    }

    private void gils(long[] addresses) {
        int inUse = 0;
        for (int slot = 0; slot < addresses.length; slot++) {
            inUse = addresses[slot] == 0 ? inUse : slot + 1;
        }
        bytes.putLong(inUse);
        for (int slot = 0; slot < ObservedGils.MOST; slot++) {
            bytes.putLong(slot < addresses.length ? addresses[slot] : 0);
        }
    }

    ByteBuffer bytes() {
        return bytes;
    }
}
