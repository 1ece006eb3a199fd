package dev.gilspy.target;

import java.util.List;

/**
 * What this machine lets this user observe, by the kernel's own rules (ptrace(2), sched(7)) and the
 * files that it shows. Changes nothing.
 */
public final class MachineChecks {
    private static final String OWN = "own processes";
    private static final String OTHERS = "others' processes";
    private static final String REALTIME = "real-time sampling";
    private static final String ROOT = "sudo gilspy ...";
    private static final String CAPABILITY =
            "docker run --cap-add SYS_PTRACE ..., or in Kubernetes"
                    + " securityContext.capabilities.add: [\"SYS_PTRACE\"]";
    private static final int CAP_SYS_NICE = 23;
    private static final int YAMA_NOBODY = 3;

    private final Proc proc;
    private final ProcStatus ours;
    private final boolean container;

    private MachineChecks(Proc proc, boolean container) {
        this.proc = proc;
        this.ours = ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse(""));
        this.container = container;
    }

    /** The checks for the machine and user that gilspy runs on. */
    public static MachineChecks here() {
        return new MachineChecks(Proc.SYSTEM, Container.detected());
    }

    static MachineChecks of(Proc proc) {
        return new MachineChecks(proc, false);
    }

    /**
     * @param realtimeGranted whether the kernel has just granted a real-time class to a thread
     */
    public List<Check> all(boolean realtimeGranted) {
        return List.of(
                ownProcesses(),
                othersProcesses(),
                systemCalls(),
                schedstat(),
                realtime(realtimeGranted));
    }

    /** Reading and, for --pause, stopping a process stand under one rule, PTRACE_MODE_ATTACH. */
    Check ownProcesses() {
        int yama = yama();
        if (yama >= YAMA_NOBODY) {
            return Check.no(
                    OWN,
                    "kernel.yama.ptrace_scope is 3",
                    "reboot with another kernel.yama.ptrace_scope");
        }
        if (capable(Access.CAP_SYS_PTRACE) || yama == 0) {
            return Check.ok(OWN, "may be read, and stopped for --pause");
        }
        String remedy = allow() + ", or sudo sysctl kernel.yama.ptrace_scope=0";
        return yama == 1
                ? Check.limited(
                        OWN, "only children of gilspy (kernel.yama.ptrace_scope is 1)", remedy)
                : Check.no(OWN, "only root may (kernel.yama.ptrace_scope is 2)", remedy);
    }

    Check othersProcesses() {
        if (yama() >= YAMA_NOBODY) {
            return Check.no(OTHERS, "kernel.yama.ptrace_scope is 3", "");
        }
        if (!capable(Access.CAP_SYS_PTRACE)) {
            return Check.limited(OTHERS, "no: gilspy has not CAP_SYS_PTRACE", allow());
        }
        return Access.initialUserNamespace(proc)
                ? Check.ok(OTHERS, "may be read (CAP_SYS_PTRACE)")
                : Check.limited(OTHERS, "only those in this user namespace", ROOT);
    }

    Check systemCalls() {
        return proc.find("self/syscall").isPresent()
                ? Check.ok("system calls", "/proc/PID/syscall is there")
                : Check.no(
                        "system calls",
                        "no /proc/PID/syscall: waiting cannot be told",
                        "a kernel with CONFIG_HAVE_ARCH_TRACEHOOK, and no filter on /proc");
    }

    Check schedstat() {
        return proc.find("self/schedstat").isPresent()
                ? Check.ok("scheduler accounts", "/proc/PID/schedstat is there")
                : Check.limited(
                        "scheduler accounts",
                        "no schedstat: starved threads cannot be told",
                        "a kernel with CONFIG_SCHED_INFO");
    }

    Check realtime(boolean granted) {
        if (granted) {
            return Check.ok(REALTIME, "SCHED_FIFO is granted");
        }
        boolean allowed = capable(CAP_SYS_NICE) || realtimeLimit() > 0;
        return Check.limited(
                REALTIME,
                allowed
                        ? "refused, though allowed: the cgroup has no real-time budget"
                        : "needs CAP_SYS_NICE or RLIMIT_RTPRIO; samples may be late",
                allowed ? "run outside of that cgroup" : ROOT + ", or ulimit -r 1");
    }

    private long realtimeLimit() {
        return Limits.of(proc).soft("Max realtime priority").orElse(0);
    }

    private int yama() {
        return Access.yama(proc);
    }

    private boolean capable(int capability) {
        return (ours.capabilities("CapEff") >>> capability & 1) != 0;
    }

    private String allow() {
        return container ? CAPABILITY : ROOT;
    }
}
