package dev.gilspy.source.kernel;

import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Observer;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Check;
import dev.gilspy.target.KernelSourceChecks;
import dev.gilspy.target.PidNamespace;
import dev.gilspy.target.Subject;
import java.util.List;

/**
 * Observes a CPython process from inside the kernel: three kinds of events tell when each of its
 * threads asks for the GIL, gets it, drops it, sleeps and runs, without stopping any of them. Only
 * what leaves no trace there, taking and dropping a GIL that nobody else wants, is estimated, by
 * each thread's CPU clock.
 */
public final class KernelSource implements Source {
    private static final int RING_BYTES = 1 << 23;

    private final Attachment attachment;
    private final Settings settings;
    private final KernelPrograms programs;

    private KernelSource(Attachment attachment, Settings settings, KernelPrograms programs) {
        this.attachment = attachment;
        this.settings = settings;
        this.programs = programs;
    }

    /**
     * Loads the programs.
     *
     * @throws NotPermittedException if the kernel refuses, or the process has too many GILs
     * @throws UnsupportedInterpreterException if it is a free-threaded build, whose threads attach
     *     and detach without any event
     */
    public static KernelSource attach(Attachment attachment, Settings settings) {
        KernelAccess.check(attachment);
        var namespace = PidNamespace.unlessOursIsFirst(attachment.target());
        return new KernelSource(attachment, settings, KernelAccess.load(namespace, RING_BYTES));
    }

    /** Whether the programs can be loaded here: does it, and lets go of them again. */
    public static Check probe() {
        return probe(KernelSourceChecks.here());
    }

    /**
     * The same.
     *
     * @param rules that are asked first
     */
    public static Check probe(KernelSourceChecks rules) {
        try {
            KernelAccess.load(rules, PidNamespace.ours(), RING_BYTES).close();
            return Check.ok(Subject.BPF_PROGRAMS, "the kernel takes them").by(Check.TRIED);
        } catch (NotPermittedException e) {
            return Check.no(Subject.BPF_PROGRAMS, withoutStop(e.getMessage()), List.of())
                    .by(Check.TRIED);
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    /**
     * Whether a process is one that can be observed from inside the kernel.
     *
     * @throws NotPermittedException if it has too many GILs
     * @throws UnsupportedInterpreterException if it is no CPython with a GIL
     */
    public static void require(Attachment attachment) {
        KernelAccess.check(attachment);
    }

    @Override
    public void observe(Observer observer, StopSignal stop) {
        KernelObservation observation =
                new KernelObservation(
                        attachment, settings, settings.durationNanos(), observer, stop);
        try (programs;
                KernelLoop loop = new KernelLoop(programs, settings)) {
            Scheduling.bestNice();
            loop.add(observation);
            while (!loop.idle()) {
                loop.turn();
            }
        }
        observation.rethrow();
    }

    @Override
    public List<String> details() {
        return attachment.details("from the kernel");
    }

    @Override
    public List<String> warnings() {
        return attachment.stoppedWarning().map(List::of).orElse(List.of());
    }
}
