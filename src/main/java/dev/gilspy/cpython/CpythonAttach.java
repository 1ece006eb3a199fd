package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.DebugOffsets;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds the main interpreter and its GIL, once, when attaching. */
public final class CpythonAttach {
    private CpythonAttach() {}

    /**
     * Attaches to a located runtime.
     *
     * @return empty while the interpreter is still starting up
     * @throws UnsupportedInterpreterException if its memory is not laid out as its version says
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    public static Optional<CpythonProcess> attach(RuntimeLocation location, RemoteMemory memory) {
        return attach(location, memory, tid -> true);
    }

    /**
     * Attaches to a located runtime, which may be one that is newer than gilspy.
     *
     * @param isThread whether the target has a thread that it calls by that TID itself
     * @return empty while the interpreter is still starting up
     * @throws UnsupportedInterpreterException if its memory is not laid out as its version says
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    public static Optional<CpythonProcess> attach(
            RuntimeLocation location, RemoteMemory memory, IntPredicate isThread) {
        if (NewerVersions.include(location.requireSupported())) {
            return NewerVersions.attach(location, memory, isThread);
        }
        return find(location, layoutOf(location, memory), memory);
    }

    static Optional<CpythonProcess> find(
            RuntimeLocation location, Layout layout, RemoteMemory memory) {
        long runtime = location.runtimeAddress();
        long interpreter =
                memory.readLong(runtime + layout.offset("_PyRuntimeState", "interpreters.main"));
        if (interpreter == 0) {
            return Optional.empty();
        }
        long gil = new Interpreters(memory, layout, runtime).gilOf(interpreter);
        boolean created =
                gil != 0
                        && memory.readInt(gil + layout.offset("_gil_runtime_state", "locked")) >= 0
                        && memory.readLong(
                                        interpreter
                                                + layout.offset(
                                                        "PyInterpreterState", "threads.head"))
                                != 0;
        if (!created) {
            return Optional.empty();
        }
        CpythonProcess process =
                new CpythonProcess(memory, layout, location.version(), runtime, interpreter, gil);
        selfCheck(process);
        return Optional.of(process);
    }

    private static Layout layoutOf(RuntimeLocation location, RemoteMemory memory) {
        PythonVersion version = location.version();
        Layout layout =
                LayoutLibrary.find(version.major(), version.minor(), location.freeThreaded())
                        .orElseThrow(() -> unknown(location));
        return corrected(layout, location, memory);
    }

    /** A layout as the target itself corrects it, from CPython 3.13 on. */
    static Layout corrected(Layout layout, RuntimeLocation location, RemoteMemory memory) {
        Optional<DebugOffsets> table = layout.debugOffsets();
        if (table.isEmpty()) {
            return layout;
        }
        byte[] bytes = memory.readBytes(location.runtimeAddress(), table.get().size());
        return table.get().apply(layout, ByteBuffer.wrap(bytes));
    }

    private static UnsupportedInterpreterException unknown(RuntimeLocation location) {
        return new UnsupportedInterpreterException(
                "The process runs %s, whose memory layout gilspy does not know."
                        .formatted(location.describe()),
                "Known are CPython " + String.join(", ", LayoutLibrary.known()) + ".");
    }

    /**
     * A wrong layout would show here: the first thread state must point back to its interpreter.
     */
    private static void selfCheck(CpythonProcess process) {
        Layout layout = process.layout();
        RemoteMemory memory = process.memory();
        long head =
                memory.readLong(
                        process.interpreter()
                                + layout.offset("PyInterpreterState", "threads.head"));
        long owner = memory.readLong(head + layout.offset("PyThreadState", "interp"));
        if (owner == process.interpreter()) {
            return;
        }
        if (memory.readLong(
                        process.interpreter() + layout.offset("PyInterpreterState", "threads.head"))
                != head) {
            throw new NoTargetException(
                    "The process's threads changed while gilspy attached.", "Try again.");
        }
        throw new UnsupportedInterpreterException(
                "The process says it is CPython %s, but its memory is not laid out like that."
                        .formatted(process.version()),
                "It may be a debug or patched build, which gilspy cannot read.");
    }
}
