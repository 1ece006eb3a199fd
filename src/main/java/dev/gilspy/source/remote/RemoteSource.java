package dev.gilspy.source.remote;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.CpythonAttach;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.cpython.ThreadingNames;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.Look;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.os.Errno;
import dev.gilspy.os.ProcFile;
import dev.gilspy.os.ProcText;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.RemoteSettings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Kernel;
import dev.gilspy.target.Permissions;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Observes a CPython process by reading its memory and its /proc files, without its help. Two
 * threads: one samples, the caller's passes on what it saw.
 */
public final class RemoteSource implements Source {
    private static final long START_UP_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long START_UP_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PASS_ON_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int LOOK_RATE_HZ = 500;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final int SYSCALL_BYTES = 512;

    private final Target target;
    private final CpythonProcess process;
    private final ProcessInfo info;
    private final RemoteSettings settings;
    private final String gilspyVersion;

    private RemoteSource(
            Target target, Attached attached, RemoteSettings settings, String version) {
        this.target = target;
        this.process = attached.process();
        this.info = attached.info();
        this.settings = settings;
        this.gilspyVersion = version;
    }

    private record Attached(CpythonProcess process, ProcessInfo info) {}

    /**
     * Attaches to a process.
     *
     * @throws NoTargetException if there is no such process, or it is not Python
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into it
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its interpreter cannot be read
     */
    public static RemoteSource attach(int pid, RemoteSettings settings, String gilspyVersion) {
        Target target = Target.open(pid);
        new Permissions(target).check();
        return new RemoteSource(target, attach(target), settings, gilspyVersion);
    }

    private static Attached attach(Target target) {
        RuntimeLocation location = RuntimeLocator.locate(target).requireSupported();
        ProcessVmMemory memory = new ProcessVmMemory(target.pid());
        long giveUp = System.nanoTime() + START_UP_WAIT_NANOS;
        try {
            do {
                var process = CpythonAttach.attach(location, memory);
                if (process.isPresent()) {
                    return new Attached(process.get(), describe(target, location, process.get()));
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

    @Override
    public void observe(Observer observer, StopSignal stop) {
        ObservationRing ring = new ObservationRing();
        ThreadNames names =
                new ThreadNames(
                        target.pid(),
                        new ThreadingNames(
                                new ProcessVmMemory(target.pid()),
                                process.layout(),
                                process.interpreter()),
                        ring);
        SamplingLoop.Parts parts = SamplingLoop.Parts.of(target, process, settings, ring, names);
        SamplingLoop loop = new SamplingLoop(parts, settings, stop);
        Thread sampling = new Thread(loop, "gilspy-sampler");
        sampling.setDaemon(true);
        sampling.start();
        begin(observer, loop);
        passOn(sampling, ring, names, observer);
        if (loop.ending() == null) {
            throw new IllegalStateException("the sampling thread failed");
        }
        observer.end(loop.ending());
    }

    /** What is observed begins with the first sample: before it, code was still being loaded. */
    private void begin(Observer observer, SamplingLoop loop) {
        long firstNanos = loop.awaitFirstSample();
        if (firstNanos == SamplingLoop.NO_SAMPLE && !target.alive()) {
            throw new NoTargetException(
                    "Process %d ended before the first sample.".formatted(target.pid()), "");
        }
        long now = System.nanoTime();
        observer.begin(run(firstNanos == SamplingLoop.NO_SAMPLE ? now : firstNanos));
        observer.process(info);
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        int pid = target.pid();
        if (target.stopped()) {
            warnings.add(
                    "process %d is stopped; nothing in it moves until SIGCONT (kill -CONT %d)."
                            .formatted(pid, pid));
        }
        int tracer = target.tracerPid();
        if (tracer != 0 && settings.pause() != Run.Pause.NEVER) {
            warnings.add(
                    "process %d is traced by process %d, a debugger or strace; --pause=%s cannot stop it."
                            .formatted(
                                    pid, tracer, settings.pause().name().toLowerCase(Locale.ROOT)));
        }
        return warnings;
    }

    /**
     * One look at every thread.
     *
     * @throws dev.gilspy.error.GilspyException as {@link #attach} and {@link #observe}
     */
    public static Look look(int pid) {
        RemoteSettings settings =
                new RemoteSettings(LOOK_RATE_HZ, LOOK_NANOS, Run.Pause.NEVER, true);
        RemoteSource source = attach(pid, settings, "");
        LookObserver observer = new LookObserver();
        source.observe(observer, new StopSignal());
        return observer.look(tid -> systemCallOf(pid, tid));
    }

    private static String systemCallOf(int pid, int tid) {
        ProcText text = new ProcText(SYSCALL_BYTES);
        SyscallLine line = new SyscallLine();
        try (ProcFile file = ProcFile.open("/proc/" + pid + "/task/" + tid + "/syscall")) {
            boolean asleep = file.read(text) > 0 && line.parse(text) && line.number() >= 0;
            return asleep ? SystemCalls.nameOf(line.number()) : "";
        }
    }

    private void passOn(
            Thread sampling, ObservationRing ring, ThreadNames names, Observer observer) {
        boolean more = true;
        while (more) {
            more = sampling.isAlive();
            boolean any = ring.drainTo(observer);
            names.announceFound(observer, System.nanoTime());
            if (!any && more) {
                LockSupport.parkNanos(PASS_ON_NANOS);
            }
        }
    }

    private Run run(long startNanos) {
        return new Run(
                gilspyVersion,
                Instant.now().minusNanos(System.nanoTime() - startNanos),
                startNanos,
                settings.durationNanos(),
                settings.rateHz(),
                Run.Source.REMOTE,
                settings.pause(),
                UsableCpus.of(target),
                Kernel.release());
    }

    private static ProcessInfo describe(
            Target target, RuntimeLocation location, CpythonProcess process) {
        int intervalAt = process.layout().offset("_gil_runtime_state", "interval");
        long intervalMicros = process.memory().readLong(process.gil() + intervalAt);
        return new ProcessInfo(
                target.pid(),
                target.parentPid(),
                target.command(),
                location.implementation(),
                process.version().toString(),
                location.freeThreaded(),
                true,
                TimeUnit.MICROSECONDS.toNanos(intervalMicros));
    }
}
