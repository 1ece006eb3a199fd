package dev.gilspy.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether gilspy may read where the kernel describes its tracepoints, a tracefs; see the kernel's
 * Documentation/trace/ftrace.rst.
 */
final class TracepointFiles {
    private static final List<String> PLACES =
            List.of("kernel/tracing", "kernel/debug/tracing"); // the second one before Linux 4.1
    private static final String ANY_EVENT = "events/sched/sched_switch/id";
    private static final String SYSTEM_CALL = "events/syscalls/sys_enter_futex/id";

    private final Path sys;
    private final Proc proc;

    /**
     * @param sys {@code /sys} but for tests
     */
    TracepointFiles(Path sys, Proc proc) {
        this.sys = sys;
        this.proc = proc;
    }

    /**
     * The folder of tracefs if it is mounted and gilspy may read it. Tried by reading: access(2)
     * knows of no capabilities but root's.
     */
    Optional<Path> folder() {
        return PLACES.stream()
                .map(sys::resolve)
                .filter(place -> Proc.read(place.resolve(ANY_EVENT)).isPresent())
                .findFirst();
    }

    /** Whether it is mounted, readable or not. */
    boolean mounted() {
        return proc.find("self/mounts")
                .map(mounts -> mounts.lines().anyMatch(line -> line.contains(" tracefs ")))
                .orElse(false);
    }

    /** Whether the kernel was built with tracepoints on system calls. */
    static boolean knowsSystemCalls(Path folder) {
        return Proc.read(folder.resolve(SYSTEM_CALL)).isPresent();
    }
}
