package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/**
 * What this machine lets this user observe, by the kernel's own rules (ptrace(2), sched(7)) and the
 * files that it shows. Changes nothing.
 */
public final class MachineChecks {
    private static final int YAMA_NOBODY = 3;
    private static final String STATUS = "/proc/self/status";
    private static final String YAMA = "/proc/sys/kernel/yama/ptrace_scope";

    private final Proc proc;
    private final ProcStatus ours;
    private final Cures cures;

    MachineChecks(Proc proc, Cures cures) {
        this.proc = proc;
        this.ours = ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse(""));
        this.cures = cures;
    }

    /** The checks for the machine and user that gilspy runs on. */
    public static MachineChecks here(Cures cures) {
        return new MachineChecks(Proc.SYSTEM, cures);
    }

    /**
     * @param realtimeGranted whether the kernel has just granted a real-time class to a thread
     */
    public List<Check> all(boolean realtimeGranted) {
        return List.of(
                ownProcesses(),
                othersProcesses(),
                hidden(),
                systemCalls(),
                schedstat(),
                realtime(realtimeGranted));
    }

    /** Reading and, for --pause, stopping a process stand under one rule, PTRACE_MODE_ATTACH. */
    Check ownProcesses() {
        int yama = Access.yama(proc);
        if (yama >= YAMA_NOBODY) {
            return Check.no(
                            Subject.OWN_PROCESSES,
                            "nobody may (kernel.yama.ptrace_scope is 3)",
                            List.of(Refusal.REBOOT))
                    .by(YAMA);
        }
        if (capable(Capability.SYS_PTRACE) || yama == 0) {
            return Check.ok(Subject.OWN_PROCESSES, "may be read, and stopped").by(yamaFile());
        }
        Check check =
                yama == 1
                        ? Check.limited(
                                Subject.OWN_PROCESSES,
                                "only children of gilspy's: ptrace_scope is 1",
                                cures.setting("kernel.yama.ptrace_scope", "0"))
                        : Check.no(
                                Subject.OWN_PROCESSES,
                                "root alone may look into them: ptrace_scope is 2",
                                cures.setting("kernel.yama.ptrace_scope", "0"));
        return check.orNeeding(Set.of(Capability.SYS_PTRACE)).by(YAMA);
    }

    private String yamaFile() {
        return proc.find("sys/kernel/yama/ptrace_scope").isPresent() ? YAMA : "no Yama here";
    }

    Check othersProcesses() {
        if (Access.yama(proc) >= YAMA_NOBODY) {
            return Check.no(
                            Subject.OTHERS_PROCESSES,
                            "nobody may (kernel.yama.ptrace_scope is 3)",
                            List.of())
                    .by(YAMA);
        }
        Set<Capability> missing = missingForOthers();
        if (!missing.isEmpty()) {
            String finding = "gilspy lacks " + Capability.full(missing, " and ");
            return Check.limited(Subject.OTHERS_PROCESSES, finding, List.of())
                    .needing(missing, cures)
                    .by(STATUS);
        }
        Check check =
                Access.initialUserNamespace(proc)
                        ? Check.ok(Subject.OTHERS_PROCESSES, "may be read, and stopped")
                        : Check.limited(
                                Subject.OTHERS_PROCESSES,
                                "only those in this user namespace",
                                cures.outside());
        return check.by(STATUS);
    }

    /** Their files in /proc belong to them, which tracing alone does not open. */
    private Set<Capability> missingForOthers() {
        Set<Capability> missing = Cures.ordered(Set.of());
        if (!capable(Capability.SYS_PTRACE)) {
            missing.add(Capability.SYS_PTRACE);
        }
        boolean opens = (ours.capabilities("CapEff") & Access.OPEN_ANY_FILE) != 0;
        if (!opens && ours.number("Uid") != 0) {
            missing.add(Capability.DAC_READ_SEARCH);
        }
        return missing;
    }

    /**
     * With hidepid a user sees his own processes alone, proc(5). Process 1 is always there, but may
     * be closed to all; process 2 is the kernel's, where there is no PID namespace.
     */
    Check hidden() {
        boolean seen = proc.find("1/stat").or(() -> proc.find("2/stat")).isPresent();
        Check check =
                seen
                        ? Check.ok(Subject.PROC, "shows all processes")
                        : Check.limited(
                                Subject.PROC, "hides the processes of others", cures.visible());
        return check.by(Check.TRIED);
    }

    Check systemCalls() {
        Check check =
                proc.find("self/syscall").isPresent()
                        ? Check.ok(Subject.SYSTEM_CALLS, "/proc/PID/syscall can be read")
                        : Check.no(
                                Subject.SYSTEM_CALLS,
                                "/proc/PID/syscall cannot be read",
                                List.of(
                                        Cure.words(
                                                "a kernel with CONFIG_HAVE_ARCH_TRACEHOOK, and"
                                                        + " nothing that hides the file")));
        return check.by(Check.TRIED);
    }

    Check schedstat() {
        Check check =
                proc.find("self/schedstat").isPresent()
                        ? Check.ok(Subject.SCHEDULER_ACCOUNTS, "/proc/PID/schedstat can be read")
                        : Check.limited(
                                Subject.SCHEDULER_ACCOUNTS,
                                "/proc/PID/schedstat cannot be read",
                                List.of(Cure.words("a kernel with CONFIG_SCHED_INFO")));
        return check.by(Check.TRIED);
    }

    Check realtime(boolean granted) {
        if (granted) {
            return Check.ok(Subject.REALTIME, "SCHED_FIFO is granted").by(Check.TRIED);
        }
        if (!Access.initialUserNamespace(proc)) {
            return Check.limited(
                            Subject.REALTIME,
                            "SCHED_FIFO is refused: in a user namespace CAP_SYS_NICE does not count",
                            cures.outside())
                    .by(Check.TRIED);
        }
        if (capable(Capability.SYS_NICE) || realtimeLimit() > 0) {
            return Check.limited(
                            Subject.REALTIME,
                            "refused, though allowed: the cgroup has no real-time budget",
                            cures.realtimeTime(CpuGroup.of(proc)))
                    .by(Check.TRIED);
        }
        return Check.limited(
                        Subject.REALTIME,
                        "SCHED_FIFO is refused: it takes CAP_SYS_NICE or RLIMIT_RTPRIO",
                        cures.limit(Cures.Limit.RTPRIO, Capability.SYS_NICE))
                .orNeeding(Set.of(Capability.SYS_NICE))
                .by(Check.TRIED);
    }

    private long realtimeLimit() {
        return Limits.of(proc).soft("Max realtime priority").orElse(0);
    }

    private boolean capable(Capability capability) {
        return capability.in(ours.capabilities("CapEff"));
    }
}
