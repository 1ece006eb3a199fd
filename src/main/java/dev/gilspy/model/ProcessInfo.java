package dev.gilspy.model;

import java.util.List;

/**
 * An observed process, as found when attaching; all but the GIL's part of it stays.
 *
 * @param pid as this machine's /proc shows it
 * @param parentPid 0 if not known
 * @param command the command line, one element an argument
 * @param implementation {@code CPython} or {@code PyPy}
 * @param version as the interpreter says it, e.g. {@code 3.11.7}
 * @param freeThreaded whether it is a free-threaded build
 * @param gilEnabled whether a GIL is in force
 * @param switchIntervalNanos what a waiter waits before it asks the holder to drop the GIL; 0 if
 *     not known
 * @param gilReasons why the GIL is in force although the build is a free-threaded one, a sentence
 *     each; empty if it is not, or not known
 * @param limits what cannot be seen in this process and why, a sentence each
 */
public record ProcessInfo(
        int pid,
        int parentPid,
        List<String> command,
        String implementation,
        String version,
        boolean freeThreaded,
        boolean gilEnabled,
        long switchIntervalNanos,
        List<String> gilReasons,
        List<String> limits) {

    public ProcessInfo {
        command = List.copyOf(command);
        gilReasons = List.copyOf(gilReasons);
        limits = List.copyOf(limits);
    }

    /** A process of which there is nothing more to say. */
    public ProcessInfo(
            int pid,
            int parentPid,
            List<String> command,
            String implementation,
            String version,
            boolean freeThreaded,
            boolean gilEnabled,
            long switchIntervalNanos) {
        this(
                pid,
                parentPid,
                command,
                implementation,
                version,
                freeThreaded,
                gilEnabled,
                switchIntervalNanos,
                List.of(),
                List.of());
    }

    /** The same process with another state of its GIL. */
    public ProcessInfo withGil(boolean enabled, List<String> reasons) {
        return new ProcessInfo(
                pid,
                parentPid,
                command,
                implementation,
                version,
                freeThreaded,
                enabled,
                switchIntervalNanos,
                reasons,
                limits);
    }
}
