package dev.gilspy.doctor;

import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Namesakes;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.symbols.SymbolSurvey;
import dev.gilspy.target.Check;
import dev.gilspy.target.Cure;
import dev.gilspy.target.Cures;
import dev.gilspy.target.Permissions;
import dev.gilspy.target.Subject;
import dev.gilspy.target.Target;
import dev.gilspy.target.TargetChecks;
import dev.gilspy.target.UsableCpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at one process as record would, up to the first sample. */
final class TargetExamination {
    private final int pid;
    private final String gilspyVersion;
    private final boolean kernelWilling;
    private final Cures cures;
    private final List<Check> checks = new ArrayList<>();

    /**
     * @param kernelWilling whether the kernel takes gilspy's programs
     */
    TargetExamination(int pid, String gilspyVersion, boolean kernelWilling, Cures cures) {
        this.pid = pid;
        this.gilspyVersion = gilspyVersion;
        this.kernelWilling = kernelWilling;
        this.cures = cures;
    }

    /** What was found; the last check says whether it can be recorded. */
    Section section() {
        return Section.target(pid, List.copyOf(checks));
    }

    /** Looks; gives the exit code that record would end with. */
    int run() {
        try {
            Target target = Target.open(pid);
            TargetChecks facts = new TargetChecks(target);
            checks.addAll(facts.facts());
            checks.add(size(target));
            readMemory(target);
            checks.add(facts.tracer());
            facts.replaced(target.maps()).ifPresent(checks::add);
            interpreter(RuntimeLocator.find(target));
            checks.add(SymbolChecks.check(SymbolSurvey.of(target)));
            Attachment attachment = Attachment.to(pid, gilspyVersion);
            checks.add(exactTimes(attachment));
            checks.add(Check.ok(Subject.RECORDING, "is possible"));
            return ExitCode.OK;
        } catch (GilspyException e) {
            return refused(e);
        }
    }

    /** As the files of /proc let it be read, and as the sampler does. */
    private void readMemory(Target target) {
        Permissions permissions = new Permissions(target);
        try {
            permissions.check();
            readAsSampler(target);
            checks.add(Check.ok(Subject.MEMORY, "can be read").by(Check.TRIED));
        } catch (NotPermittedException e) {
            checks.add(permissions.refusal(cures).check(Subject.MEMORY).by(Check.TRIED));
            throw e;
        }
    }

    private static void readAsSampler(Target target) {
        try {
            long address = target.firstRegion().start();
            new ProcessVmMemory(target.pid()).read(address, ByteBuffer.allocate(Long.BYTES));
        } catch (RemoteReadException e) {
            throw target.failure(new IOException(e));
        }
    }

    private int refused(GilspyException why) {
        GilspyException best =
                why instanceof NoTargetException none ? Namesakes.mention(pid, none) : why;
        if (!(best instanceof NotPermittedException)) {
            checks.add(Check.no(Subject.RECORDING, sentence(best), advice(best)));
        }
        return best.exitCode();
    }

    private static String sentence(GilspyException why) {
        return why.getMessage().replaceFirst("\\.$", "");
    }

    /** What a message advises is said already, in the words of a message. */
    private static List<Cure> advice(GilspyException why) {
        return why.hint().lines().map(Cure::words).toList();
    }

    private static Check size(Target target) {
        int threads = target.tasks().size();
        return Check.fact(
                Subject.SIZE,
                String.format(
                        Locale.ROOT,
                        "%d thread%s, %.1f usable CPUs",
                        threads,
                        threads == 1 ? "" : "s",
                        UsableCpus.of(target)));
    }

    private void interpreter(RuntimeLocation found) {
        checks.add(Check.fact(Subject.INTERPRETER, found.describe()));
        checks.add(Check.fact(Subject.FOUND_IN, found.objectPath()));
        if (found.runtimeAddress() != 0) {
            checks.add(
                    Check.fact(
                            Subject.RUNTIME,
                            "at 0x%x, by %s".formatted(found.runtimeAddress(), found.foundBy())));
        }
        found.requireSupported();
    }

    private Check exactTimes(Attachment attachment) {
        if (!kernelWilling) {
            return Check.limited(
                    Subject.EXACT_TIMES, "no: the kernel takes no programs (above)", List.of());
        }
        try {
            KernelSource.require(attachment);
            return Check.ok(Subject.EXACT_TIMES, "from the kernel");
        } catch (UnsupportedInterpreterException | NotPermittedException e) {
            return Check.limited(Subject.EXACT_TIMES, "no: " + sentence(e), List.of());
        }
    }
}
