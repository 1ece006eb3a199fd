package dev.gilspy.pypy;

import dev.gilspy.cpython.PythonVersion;
import dev.gilspy.memory.RemoteMemory;

/**
 * A PyPy found in a process. Immutable.
 *
 * @param version of PyPy itself
 * @param gil address of rpy_fastgil
 * @param locksFrom first byte of what threads sleep on that wait for the GIL
 * @param locksTo behind the last byte of it
 * @param threads head of the list of threads
 * @param identOffset where in an element of that list the thread's pthread_t stands
 */
public record PypyProcess(
        RemoteMemory memory,
        PythonVersion version,
        long gil,
        long locksFrom,
        long locksTo,
        long threads,
        int identOffset) {}
