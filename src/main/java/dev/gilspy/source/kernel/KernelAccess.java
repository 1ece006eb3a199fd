package dev.gilspy.source.kernel;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.Interpreters;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.os.Errno;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Attachment;
import dev.gilspy.target.CallChecks;
import dev.gilspy.target.Cures;
import dev.gilspy.target.KernelSourceChecks;
import dev.gilspy.target.PidNamespace;
import dev.gilspy.target.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the kernel, and what can be seen from there, allows: all refusals are made here. */
final class KernelAccess {
    static final String WITHOUT = "Record with --exact=off.";

    private KernelAccess() {}

    /**
     * Whether a process can be observed from inside the kernel.
     *
     * @throws NotPermittedException if it has too many GILs
     * @throws UnsupportedInterpreterException if it is no CPython, or a free-threaded build, whose
     *     threads attach and detach without any event
     */
    static void check(Attachment attachment) {
        if (attachment.process().layout().freeThreaded()) {
            throw new UnsupportedInterpreterException(
                    "The kernel sees no thread of a free-threaded build attach or detach.",
                    WITHOUT);
        }
        refuseMoreGilsThanFit(attachment);
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

    /**
     * Loads the programs. Asks before trying: what the kernel says when it refuses is a number for
     * many reasons.
     *
     * @throws NotPermittedException if the kernel refuses
     */
    static KernelPrograms load(Optional<PidNamespace> namespace, int ringBytes) {
        return load(KernelSourceChecks.here(), namespace, ringBytes);
    }

    /** The same. */
    static KernelPrograms load(
            KernelSourceChecks rules, Optional<PidNamespace> namespace, int ringBytes) {
        Optional<Refusal> refusal =
                rules.refusal(() -> List.of(CallChecks.here(Cures.here()).bpf()));
        if (refusal.isPresent()) {
            throw new NotPermittedException(refusal.get().sentence(), refusal.get().remedy());
        }
        try {
            return KernelPrograms.load(namespace, ringBytes);
        } catch (SystemException e) {
            throw refused(e, e.errno() == Errno.EPERM ? unfiltered() : WITHOUT);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(e, WITHOUT);
        }
    }

    /** Why the system did not let a process be observed any further. */
    static RuntimeException failure(Attachment attachment, SystemException cause) {
        if (!attachment.target().alive()) {
            return new NoTargetException(
                    "Process %d ended before it was observed.".formatted(attachment.target().pid()),
                    "",
                    cause);
        }
        return cause.errno() == Errno.E2BIG
                ? new NotPermittedException(
                        "Exact times are for at most %,d threads of all observed processes."
                                .formatted(KernelMaps.MOST_THREADS),
                        WITHOUT,
                        cause)
                : refused(cause, unfiltered());
    }

    private static String unfiltered() {
        return Refusal.hint(Cures.here().calls(List.of("bpf", "perf_event_open")))
                + "\nOr r"
                + WITHOUT.substring(1);
    }

    private static NotPermittedException refused(Exception cause, String hint) {
        return new NotPermittedException(
                "The kernel refuses what exact times need: %s.".formatted(cause.getMessage()),
                hint,
                cause);
    }
}
