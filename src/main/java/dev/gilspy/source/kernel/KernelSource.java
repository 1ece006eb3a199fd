package dev.gilspy.source.kernel;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.Interpreters;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Observer;
import dev.gilspy.os.Errno;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Check;
import dev.gilspy.target.KernelSourceChecks;
import dev.gilspy.target.PidNamespace;
import dev.gilspy.target.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Observes a CPython process from inside the kernel: three kinds of events tell when each of its
 * threads asks for the GIL, gets it, drops it, sleeps and runs, without stopping any of them. Only
 * what leaves no trace there, taking and dropping a GIL that nobody else wants, is estimated, by
 * each thread's CPU clock.
 */
public final class KernelSource implements Source {
    private static final String PROBE = "programs";
    private static final String FILTERED =
            "Allow bpf and perf_event_open in the filter around gilspy: docker run --security-opt"
                    + " seccomp=unconfined ..., or record with --exact=off.";
    private static final String WITHOUT = "Record with --exact=off.";

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
        if (attachment.process().layout().freeThreaded()) {
            throw new UnsupportedInterpreterException(
                    "The kernel sees no thread of a free-threaded build attach or detach.",
                    "Record with --exact=off.");
        }
        refuseMoreGilsThanFit(attachment);
        return new KernelSource(
                attachment, settings, load(PidNamespace.unlessOursIsFirst(attachment.target())));
    }

    private static void refuseMoreGilsThanFit(Attachment attachment) {
        long gils =
                new Interpreters(attachment.process())
                        .walk().interpreters().stream().map(Interpreter::gil).distinct().count();
        if (gils > ObservedGils.MOST) {
            throw new NotPermittedException(
                    "Process %d has %d GILs; exact times are for at most %d."
                            .formatted(attachment.target().pid(), gils, ObservedGils.MOST),
                    WITHOUT);
        }
    }

    /** Whether the programs can be loaded here: does it, and lets go of them again. */
    public static Check probe() {
        try {
            load(PidNamespace.ours()).close();
            return Check.ok(PROBE, "the kernel takes them");
        } catch (NotPermittedException e) {
            return Check.no(PROBE, e.getMessage(), e.hint());
        }
    }

    /** Asks before trying: what the kernel says when it refuses is a number for many reasons. */
    private static KernelPrograms load(Optional<PidNamespace> namespace) {
        Optional<Refusal> refusal = KernelSourceChecks.here().refusal();
        if (refusal.isPresent()) {
            throw new NotPermittedException(refusal.get().sentence(), refusal.get().remedy());
        }
        try {
            return KernelPrograms.load(namespace);
        } catch (SystemException e) {
            throw refused(e, e.errno() == Errno.EPERM ? FILTERED : WITHOUT);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(e, WITHOUT);
        }
    }

    private static NotPermittedException refused(Exception cause, String hint) {
        return new NotPermittedException(
                "The kernel refuses what exact times need: %s.".formatted(cause.getMessage()),
                hint,
                cause);
    }

    @Override
    public void observe(Observer observer, StopSignal stop) {
        try (programs;
                KernelLoop loop = new KernelLoop(attachment, settings, programs, observer)) {
            loop.run(stop);
        } catch (SystemException e) {
            if (!attachment.target().alive()) {
                throw new NoTargetException(
                        "Process %d ended before it was observed."
                                .formatted(attachment.target().pid()),
                        "",
                        e);
            }
            throw refused(e, FILTERED);
        }
    }

    @Override
    public List<String> warnings() {
        return attachment.stoppedWarning().map(List::of).orElse(List.of());
    }
}
