package dev.gilspy.model;

import java.util.List;

/**
 * An observed process, as found when attaching.
 *
 * @param pid as this machine's /proc shows it
 * @param parentPid 0 if not known
 * @param command the command line, one element an argument
 * @param implementation {@code CPython}
 * @param version as the interpreter says it, e.g. {@code 3.11.7}
 * @param freeThreaded whether it is a free-threaded build
 * @param gilEnabled whether a GIL is in force
 * @param switchIntervalNanos what a waiter waits before it asks the holder to drop the GIL
 */
public record ProcessInfo(
        int pid,
        int parentPid,
        List<String> command,
        String implementation,
        String version,
        boolean freeThreaded,
        boolean gilEnabled,
        long switchIntervalNanos) {

    public ProcessInfo {
        command = List.copyOf(command);
    }
}
