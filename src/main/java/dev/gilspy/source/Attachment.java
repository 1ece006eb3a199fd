package dev.gilspy.source;

import dev.gilspy.cpython.CpythonAttach;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilReasons;
import dev.gilspy.cpython.NamesOfThreads;
import dev.gilspy.cpython.NewerVersions;
import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.os.Errno;
import dev.gilspy.target.Kernel;
import dev.gilspy.target.Namespaces;
import dev.gilspy.target.Permissions;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process in which a readable CPython was found; what every source begins with. Immutable.
 *
 * @param info what there is to say of it
 * @param gilspyVersion of the program that attached
 */
public record Attachment(
        Target target, CpythonProcess process, ProcessInfo info, String gilspyVersion) {
    private static final long START_UP_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long START_UP_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * Attaches to a process.
     *
     * @throws NoTargetException if there is no such process, or it is not Python
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into it
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its interpreter cannot be read
     */
    public static Attachment to(int pid, String gilspyVersion) {
        try {
            Target target = Target.open(pid);
            new Permissions(target).check();
            return attach(target, gilspyVersion);
        } catch (NoTargetException e) {
            throw Namesakes.mention(pid, e);
        }
    }

    private static Attachment attach(Target target, String gilspyVersion) {
        RuntimeLocation location = RuntimeLocator.locate(target).requireSupported();
        ProcessVmMemory memory = new ProcessVmMemory(target.pid());
        Namespaces namespaces = Namespaces.of(target);
        long giveUp = System.nanoTime() + START_UP_WAIT_NANOS;
        try {
            do {
                var process = CpythonAttach.attach(location, memory, namespaces::hasThread);
                if (process.isPresent()) {
                    return new Attachment(
                            target,
                            process.get(),
                            describe(target, location, process.get()),
                            gilspyVersion);
                }
                LockSupport.parkNanos(START_UP_POLL_NANOS);
            } while (System.nanoTime() < giveUp);
        } catch (RemoteReadException e) {
            throw unreadable(target, e);
        }
        throw new NoTargetException(
                "The interpreter of process %d is not running: it is starting or shutting down."
                        .formatted(target.pid()),
                "Try again.");
    }

    private static RuntimeException unreadable(Target target, RemoteReadException cause) {
        if (!target.alive()) {
            return new NoTargetException(
                    "Process %d ended while gilspy attached.".formatted(target.pid()), "", cause);
        }
        if (cause.errno() == Errno.EPERM) {
            return new Permissions(target).refusal(cause);
        }
        return new NoTargetException(
                "Process %d changed while gilspy attached (%s)."
                        .formatted(target.pid(), cause.getMessage()),
                "Try again.",
                cause);
    }

    private static ProcessInfo describe(
            Target target, RuntimeLocation location, CpythonProcess process) {
        int intervalAt = process.layout().offset("_gil_runtime_state", "interval");
        long intervalMicros = process.memory().readLong(process.gil() + intervalAt);
        boolean enabled = gilEnabled(process);
        return new ProcessInfo(
                        target.pid(),
                        target.parentPid(),
                        target.command(),
                        location.implementation(),
                        process.version() + NewerVersions.note(location),
                        location.freeThreaded(),
                        enabled,
                        TimeUnit.MICROSECONDS.toNanos(intervalMicros))
                .withGil(enabled, gilReasons(target, location.freeThreaded() && enabled));
    }

    private static List<String> gilReasons(Target target, boolean wanted) {
        try {
            return wanted ? GilReasons.of(target) : List.of();
        } catch (GilspyException e) {
            return List.of(); // It ends; whoever reads on will say so.
        }
    }

    /**
     * What there is to say of the process now that its GIL has come or gone. Reads files of the
     * target's.
     */
    public ProcessInfo info(boolean gilEnabled) {
        return info.withGil(gilEnabled, gilReasons(target, gilEnabled));
    }

    /** A free-threaded build has a GIL, too, and may be using it. */
    private static boolean gilEnabled(CpythonProcess process) {
        Layout layout = process.layout();
        return !layout.freeThreaded()
                || process.memory()
                                .readInt(
                                        process.gil()
                                                + layout.offset("_gil_runtime_state", "enabled"))
                        != 0;
    }

    /** The names of its threads; reads with a memory of its own, for another thread. */
    public ThreadNames names(Announcer announcer) {
        CpythonProcess own = process.through(new ProcessVmMemory(target.pid()));
        return new ThreadNames(target, new NamesOfThreads(own), announcer);
    }

    /** A sentence for the user if nothing in the process moves. */
    public Optional<String> stoppedWarning() {
        int pid = target.pid();
        return target.stopped()
                ? Optional.of(
                        "process %d is stopped; nothing in it moves until SIGCONT (kill -CONT %d)."
                                .formatted(pid, pid))
                : Optional.empty();
    }

    /** What a recording says of itself when it begins. */
    public Run run(long startNanos, Run.Source source, Settings settings) {
        return new Run(
                gilspyVersion,
                Instant.now().minusNanos(System.nanoTime() - startNanos),
                startNanos,
                settings.durationNanos(),
                settings.rateHz(),
                settings.maxCpu(),
                source,
                source == Run.Source.REMOTE ? settings.pause() : Run.Pause.NEVER,
                UsableCpus.of(target),
                Kernel.release());
    }
}
