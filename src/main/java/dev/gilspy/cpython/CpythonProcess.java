package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;

/**
 * A CPython found in a process: its memory, its layout, and where its main interpreter and that
 * one's GIL are. Immutable.
 *
 * @param runtime address of _PyRuntime
 * @param interpreter address of the main PyInterpreterState
 * @param gil address of its _gil_runtime_state
 */
public record CpythonProcess(
        RemoteMemory memory,
        Layout layout,
        PythonVersion version,
        long runtime,
        long interpreter,
        long gil) {

    /** The interpreter that the process began with. */
    public Interpreter main() {
        return new Interpreter(0, interpreter, gil);
    }

    /** The same, read through another memory, for another thread. */
    public CpythonProcess through(RemoteMemory other) {
        return new CpythonProcess(other, layout, version, runtime, interpreter, gil);
    }
}
