package dev.gilspy.source.remote;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.Look;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.remote.ProcessStream.Reader;
import dev.gilspy.source.remote.ProcessStream.Room;
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
    static final long PASS_ON_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final double AS_MUCH_AS_IT_TAKES = 0;
    private static final int LOOK_RATE_HZ = 500;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final Attachment attachment;
    private final Settings settings;

    private RemoteSource(Attachment attachment, Settings settings) {
        this.attachment = attachment;
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
        refuseImpossible(attachment, settings);
        return new RemoteSource(attachment, settings);
    }

    /**
     * @throws UsageException if the GIL's holder is to be stopped, and there is no GIL
     */
    static void refuseImpossible(Attachment attachment, Settings settings) {
        if (settings.pause() == Run.Pause.HOLDER && !attachment.info().gilEnabled()) {
            throw new UsageException(
                    "--pause=holder stops the thread that holds the GIL, and process %d runs without a GIL."
                            .formatted(attachment.target().pid()),
                    "--pause=process stops all its threads.");
        }
    }

    @Override
    public void observe(Observer observer, StopSignal stop) {
        Reader reader =
                new Reader(Thread.currentThread(), Room.ALONE, new UsageBudget(System.nanoTime()));
        ProcessStream stream = new ProcessStream(attachment, settings, observer, stop, reader);
        SamplingThread sampling = new SamplingThread(settings, AS_MUCH_AS_IT_TAKES);
        sampling.add(stream.sampled());
        sampling.noMore();
        try {
            passOn(stream, sampling);
        } finally {
            stream.giveUp();
        }
    }

    private static void passOn(ProcessStream stream, SamplingThread sampling) {
        while (!stream.over()) {
            boolean any = stream.passOn(sampling.alive());
            sampling.watch(System.nanoTime());
            if (!any && !stream.over()) {
                LockSupport.parkNanos(PASS_ON_NANOS);
            }
        }
    }

    @Override
    public List<String> details() {
        return attachment.details("from outside");
    }

    @Override
    public List<String> warnings() {
        return warnings(attachment, settings);
    }

    /** What the user should know of a process before it is observed from outside; sentences. */
    static List<String> warnings(Attachment attachment, Settings settings) {
        List<String> warnings = new ArrayList<>();
        Target target = attachment.target();
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
}
