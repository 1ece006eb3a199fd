package dev.gilspy.source;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilReasons;
import dev.gilspy.cpython.NewerVersions;
import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.os.Errno;
import dev.gilspy.target.Kernel;
import dev.gilspy.target.Permissions;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process in which a readable Python was found; what every source begins with. Immutable.
 *
 * @param info what there is to say of it
 * @param gilspyVersion of the program that attached
 */
public record Attachment(
        Target target, PythonRuntime runtime, ProcessInfo info, String gilspyVersion) {
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
            return to(Target.open(pid), gilspyVersion, START_UP_WAIT_NANOS);
        } catch (NoTargetException e) {
            throw Namesakes.mention(pid, e);
        }
    }

    /**
     * Attaches to a process that was found by looking.
     *
     * @param waitNanos how long to wait for an interpreter that is still starting
     * @throws NoTargetException if it has ended, is not Python, or is still starting after that
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into it
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its interpreter cannot be read
     */
    public static Attachment to(Target target, String gilspyVersion, long waitNanos) {
        new Permissions(target).check();
        RuntimeLocation location = RuntimeLocator.locate(target).requireSupported();
        Runtimes runtimes = new Runtimes(target, location);
        long giveUp = System.nanoTime() + waitNanos;
        try {
            do {
                var runtime = runtimes.find();
                if (runtime.isPresent()) {
                    return new Attachment(
                            target,
                            runtime.get(),
                            describe(target, location, runtime.get()),
                            gilspyVersion);
                }
                LockSupport.parkNanos(START_UP_POLL_NANOS);
            } while (System.nanoTime() < giveUp);
        } catch (RemoteReadException e) {
            throw unreadable(target, e);
        }
        throw notRunning(target);
    }

    static NoTargetException notRunning(Target target) {
        return new NoTargetException(
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
            Target target, RuntimeLocation location, PythonRuntime runtime) {
        boolean enabled = runtime.gilEnabled();
        return new ProcessInfo(
                target.pid(),
                target.parentPid(),
                target.command(),
                location.implementation(),
                location.version() + NewerVersions.note(location),
                location.freeThreaded(),
                enabled,
                runtime.switchIntervalNanos(),
                gilReasons(target, location.freeThreaded() && enabled),
                runtime.limits());
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

    /**
     * The CPython that was found, for sources that can read no other.
     *
     * @throws UnsupportedInterpreterException if it is another implementation
     */
    public CpythonProcess process() {
        return runtime.cpython().orElseThrow(this::noCpython);
    }

    private UnsupportedInterpreterException noCpython() {
        return new UnsupportedInterpreterException(
                "%s %s is no CPython, and the kernel's programs read no other."
                        .formatted(info.implementation(), info.version()),
                "Record with --exact=off.");
    }

    /** The names of its threads; reads with a memory of its own, for another thread. */
    public ThreadNames names(Announcer announcer) {
        var names = runtime.names(new ProcessVmMemory(target.pid()));
        return new ThreadNames(target, names, announcer);
    }

    /**
     * What was found and how it is read, for whoever wants to know.
     *
     * @param source what observes it
     */
    public List<String> details(String source) {
        int pid = target.pid();
        return List.of(
                "process %d is %s".formatted(pid, target.executable()),
                "process %d runs %s %s, GIL %s"
                        .formatted(
                                pid,
                                info.implementation(),
                                info.version(),
                                info.gilEnabled() ? "on" : "off"),
                "process %d is read %s".formatted(pid, layout()),
                "process %d is observed %s".formatted(pid, source));
    }

    private String layout() {
        return runtime.cpython()
                .map(
                        cpython ->
                                "by the layout of CPython %s%s"
                                        .formatted(
                                                cpython.layout().version(),
                                                cpython.layout().debugOffsets().isPresent()
                                                        ? ", corrected by its own table of offsets"
                                                        : ""))
                .orElse("by what its code and records tell");
    }

    /** A sentence for the user if nothing in the process moves. */
    public Optional<String> stoppedWarning() {
        int pid = target.pid();
        return target.stopped() && !target.heldByUs()
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
