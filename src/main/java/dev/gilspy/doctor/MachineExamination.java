package dev.gilspy.doctor;

import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.os.InstructionClock;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.target.CallChecks;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Cures;
import dev.gilspy.target.Environment;
import dev.gilspy.target.Kernel;
import dev.gilspy.target.KernelSourceChecks;
import dev.gilspy.target.MachineChecks;
import dev.gilspy.target.PerfRefusal;
import dev.gilspy.target.Subject;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at what this machine allows gilspy, by trying where that harms nothing. */
final class MachineExamination {
    private static final long CLOCK_PERIOD_NANOS = 1_000_000;

    private final Environment environment;
    private final Cures cures;
    private final int self = Math.toIntExact(ProcessHandle.current().pid());

    MachineExamination(Environment environment, Cures cures) {
        this.environment = environment;
        this.cures = cures;
    }

    Section outside() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.fact(Subject.SYSTEM, "Linux " + Kernel.release()));
        checks.add(Check.fact(Subject.ENVIRONMENT, environment.kind().words()));
        checks.add(Check.fact(Subject.CPUS, cpus()));
        checks.add(CallChecks.here(cures).filter());
        checks.add(readingCall());
        checks.addAll(MachineChecks.here(cures).all(realtimeGranted()));
        checks.add(CallChecks.here(cures).ptrace());
        checks.add(perfEvents());
        return Section.machine(checks);
    }

    private String cpus() {
        String usable = String.format(Locale.ROOT, "%.1f usable", UsableCpus.of(Target.open(self)));
        return usable + Kernel.withoutTick().map(" (nohz_full: %s)"::formatted).orElse("");
    }

    /** A seccomp filter may forbid the call whatever the process, so gilspy itself will do. */
    private Check readingCall() {
        try {
            long address = Target.open(self).firstRegion().start();
            new ProcessVmMemory(self).read(address, ByteBuffer.allocate(Long.BYTES));
            return Check.ok(Subject.READING_CALL, "the kernel answers").by(Check.TRIED);
        } catch (RemoteReadException e) {
            return Check.no(
                            Subject.READING_CALL,
                            "refused (errno %d), likely by a seccomp filter".formatted(e.errno()),
                            cures.calls(List.of("process_vm_readv")))
                    .by(Check.TRIED);
        }
    }

    private Check perfEvents() {
        try (InstructionClock clock = InstructionClock.open(self, CLOCK_PERIOD_NANOS)) {
            return PerfRefusal.check(cures, clock.errno());
        }
    }

    /** Asks on a thread of its own, which ends with what it was given. */
    private static boolean realtimeGranted() {
        boolean[] granted = new boolean[1];
        Thread asking = new Thread(() -> granted[0] = Scheduling.tryRealtime());
        asking.start();
        try {
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return granted[0];
    }

    Section kernel() {
        KernelSourceChecks rules = KernelSourceChecks.here(cures);
        List<Check> checks = new ArrayList<>(rules.all());
        checks.add(CallChecks.here(cures).bpf());
        if (rules.refusal().isEmpty()) {
            checks.add(KernelSource.probe(rules));
        }
        checks.add(Check.fact(Subject.SOURCE, choice(checks)));
        return Section.kernel(checks);
    }

    private static String choice(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == Verdict.NO)
                .findFirst()
                .map(missing -> "samples from outside: " + missing.finding())
                .orElse("takes the kernel: exact holds and waits");
    }
}
