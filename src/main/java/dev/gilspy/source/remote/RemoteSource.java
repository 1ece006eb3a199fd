package dev.gilspy.source.remote;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.Look;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.UsageWatch;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Observes a Python process by reading its memory and its /proc files, without its help. Two
 * threads: one samples, the caller's passes on what it saw.
 */
public final class RemoteSource implements Source {
    /** Each time costs some 30 µs of CPU, so seldom; a new thread is passed on at once. */
    private static final long PASS_ON_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int LOOK_RATE_HZ = 500;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final Attachment attachment;
    private final Target target;
    private final PythonRuntime runtime;
    private final Settings settings;

    private RemoteSource(Attachment attachment, Settings settings) {
        this.attachment = attachment;
        this.target = attachment.target();
        this.runtime = attachment.runtime();
        this.settings = settings;
    }

    /**
     * Attaches to a process.
     *
     * @throws NoTargetException if there is no such process, or it is not Python
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into it
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its interpreter cannot be read
     */
    public static RemoteSource attach(int pid, Settings settings, String gilspyVersion) {
        return of(Attachment.to(pid, gilspyVersion), settings);
    }

    /**
     * Observes what is already attached to.
     *
     * @throws UsageException if the GIL's holder is to be stopped, and there is no GIL
     */
    public static RemoteSource of(Attachment attachment, Settings settings) {
        if (settings.pause() == Run.Pause.HOLDER && !attachment.info().gilEnabled()) {
            throw new UsageException(
                    "--pause=holder stops the thread that holds the GIL, and process %d runs without a GIL."
                            .formatted(attachment.target().pid()),
                    "--pause=process stops all its threads.");
        }
        return new RemoteSource(attachment, settings);
    }

    @Override
    public void observe(Observer observer, StopSignal stop) {
        ObservationRing ring = new ObservationRing();
        ThreadNames names = attachment.names(ring);
        SamplingLoop.Parts parts = SamplingLoop.Parts.of(target, runtime, settings, ring, names);
        parts.free()
                .watchGil(
                        attachment.info().gilEnabled(),
                        on -> ring.call(next -> next.process(attachment.info(on))));
        SamplingLoop loop = new SamplingLoop(parts, settings, stop);
        Thread sampling = new Thread(loop, "gilspy-sampler");
        sampling.setDaemon(true);
        sampling.start();
        begin(observer, loop);
        NativeCode code = NativeCode.of(target, runtime.codeAddress());
        passOn(sampling, ring, names, parts.leaves().named(code, observer));
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
        long start = firstNanos == SamplingLoop.NO_SAMPLE ? now : firstNanos;
        observer.begin(attachment.run(start, Run.Source.REMOTE, settings));
        observer.process(attachment.info());
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        int pid = target.pid();
        attachment.stoppedWarning().ifPresent(warnings::add);
        int tracer = target.tracerPid();
        if (tracer != 0 && settings.pause() != Run.Pause.NEVER) {
            warnings.add(
                    "process %d is traced by process %d, a debugger or strace; --pause=%s cannot stop it."
                            .formatted(
                                    pid, tracer, settings.pause().name().toLowerCase(Locale.ROOT)));
        }
        if (settings.nativeLeaves()) {
            InstructionLeaves.refusal(pid).ifPresent(warnings::add);
        }
        return warnings;
    }

    /**
     * One look at every thread.
     *
     * @throws dev.gilspy.error.GilspyException as {@link #attach} and {@link #observe}
     */
    public static Look look(int pid) {
        Settings settings = new Settings(LOOK_RATE_HZ, LOOK_NANOS, Run.Pause.NEVER, true);
        RemoteSource source = attach(pid, settings, "");
        LookObserver observer = new LookObserver();
        source.observe(observer, new StopSignal());
        return observer.look(tid -> systemCallOf(pid, tid));
    }

    private static String systemCallOf(int pid, int tid) {
        SyscallLine line = SyscallLine.of("/proc/" + pid + "/task/" + tid);
        return line.number() >= 0 ? SystemCalls.nameOf(line.number()) : "";
    }

    private void passOn(
            Thread sampling, ObservationRing ring, ThreadNames names, Observer observer) {
        UsageWatch usage = new UsageWatch(target, new UsageBudget(System.nanoTime()));
        boolean more = true;
        while (more) {
            more = sampling.isAlive() && !ring.ended();
            boolean any = ring.drainTo(observer);
            names.announceFound(observer, System.nanoTime());
            if (more) {
                usage.keepUp(observer);
            } else {
                usage.announceLast(observer);
            }
            if (!any && more) {
                LockSupport.parkNanos(PASS_ON_NANOS);
            }
        }
    }
}
