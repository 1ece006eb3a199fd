package dev.gilspy.target;

import dev.gilspy.target.Check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether gilspy may load its BPF programs here, by the kernel's own rules (bpf(2),
 * perf_event_open(2), capabilities(7), kernel_lockdown(7)) and the files that it shows. Changes
 * nothing and loads nothing: a filter may refuse what all of this allows.
 */
public final class KernelSourceChecks {
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_SYS_RESOURCE = 24;
    private static final int CAP_PERFMON = 38;
    private static final int CAP_BPF = 39;

    private static final String FIRST_PID_NAMESPACE =
            "pid:[%d]".formatted(PidNamespace.FIRST_INODE);

    /** The first one's number is fixed: include/linux/proc_ns.h, PROC_USER_INIT_INO. */
    private static final String FIRST_USER_NAMESPACE = "user:[4026531837]";

    /** The ring buffer, the maps and the programs, with room to spare. */
    private static final long LOCKED_BYTES = 9L << 20;

    private static final String ROOT = "sudo gilspy ...";
    private static final String ADD_CAPABILITIES =
            "docker run --cap-add BPF --cap-add PERFMON ..., or in Kubernetes"
                    + " securityContext.capabilities.add: [\"BPF\", \"PERFMON\"]";
    private static final String SHARE_TRACEFS =
            "docker run -v /sys/kernel/tracing:/sys/kernel/tracing:ro ..., or in Kubernetes a"
                    + " hostPath volume of that folder";

    private final Proc proc;
    private final Path sys;
    private final String architecture;
    private final boolean container;
    private final ProcStatus ours;
    private final KernelRelease release;

    /**
     * @param sys {@code /sys} but for tests
     * @param architecture as Java calls it, e.g. {@code amd64}
     */
    KernelSourceChecks(Proc proc, Path sys, String architecture, boolean container) {
        this.proc = proc;
        this.sys = sys;
        this.architecture = architecture;
        this.container = container;
        this.ours = ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse(""));
        this.release = KernelRelease.of(proc);
    }

    /** The checks for the machine and user that gilspy runs on. */
    public static KernelSourceChecks here() {
        return new KernelSourceChecks(
                Proc.SYSTEM, Path.of("/sys"), System.getProperty("os.arch"), Container.detected());
    }

    /** One finding each, what is hardest to change first. */
    public List<Check> all() {
        return List.of(
                machine(),
                kernel(),
                lockdown(),
                userNamespace(),
                processIds(),
                capabilities(),
                lockedMemory(),
                tracepoints(),
                filter());
    }

    /** Why the programs cannot be loaded here; empty if only trying can tell. */
    public Optional<Refusal> refusal() {
        return all().stream()
                .filter(check -> check.verdict() == Verdict.NO)
                .findFirst()
                .map(KernelSourceChecks::refusal);
    }

    private static Refusal refusal(Check check) {
        String remedy = check.remedy().isEmpty() ? "" : "It takes: " + check.remedy();
        return new Refusal(check.finding() + ".", remedy);
    }

    private Check machine() {
        return architecture.equals("amd64")
                ? Check.ok("machine", "x86_64")
                : Check.no("machine", "The BPF programs are for x86_64, not " + architecture, "");
    }

    /** BPF ring buffers, CAP_BPF and CAP_PERFMON came together. */
    private Check kernel() {
        if (release.before(5, 8)) {
            return Check.no(
                    "kernel",
                    "Linux " + release.text() + " has no BPF ring buffers, which came with 5.8",
                    "a newer kernel");
        }
        return release.known()
                ? Check.ok("kernel", "Linux " + release.text() + " has BPF ring buffers")
                : Check.fact("kernel", "of an unknown version; 5.8 is needed");
    }

    /**
     * The file reads e.g. {@code none [integrity] confidentiality}. Reading user memory is never
     * locked down (bpf_tracing_func_proto); the tracepoints' files are, in the strictest mode only.
     */
    private Check lockdown() {
        String mode =
                Proc.read(sys.resolve("kernel/security/lockdown"))
                        .map(modes -> modes.replaceAll(".*\\[(\\w+)].*", "$1"))
                        .orElse("none seen");
        return mode.equals("confidentiality")
                ? Check.no(
                        "lockdown",
                        "The kernel hides its tracepoints (lockdown=confidentiality)",
                        "reboot with lockdown=integrity, or without it")
                : Check.ok("lockdown", mode);
    }

    private Check userNamespace() {
        return inNamespace("user", FIRST_USER_NAMESPACE)
                ? Check.ok("user namespace", "the machine's own")
                : Check.no(
                        "user namespace",
                        "gilspy runs in a user namespace, whose root has no say over BPF",
                        "outside of it, as root of the machine: " + ROOT);
    }

    /** The kernel's events name threads by the ids of the machine's own namespace. */
    private Check processIds() {
        return Check.ok(
                "process ids",
                inNamespace("pid", FIRST_PID_NAMESPACE)
                        ? "the machine's own"
                        : "a PID namespace's, which the programs ask for");
    }

    private Check capabilities() {
        if (capable(CAP_SYS_ADMIN)) {
            return Check.ok("capabilities", "CAP_SYS_ADMIN");
        }
        List<String> missing = new ArrayList<>();
        if (!capable(CAP_BPF)) {
            missing.add("CAP_BPF");
        }
        if (!capable(CAP_PERFMON)) {
            missing.add("CAP_PERFMON");
        }
        return missing.isEmpty()
                ? Check.ok("capabilities", "CAP_BPF and CAP_PERFMON")
                : Check.no(
                        "capabilities",
                        "gilspy lacks " + String.join(" and ", missing),
                        container ? ADD_CAPABILITIES : ROOT);
    }

    /**
     * Before 5.11 BPF's memory counts as locked, and even root is held to the limit, which he may
     * raise.
     */
    private Check lockedMemory() {
        if (!release.before(5, 11)) {
            return Check.ok("locked memory", "does not count on this kernel");
        }
        long limit = Limits.of(proc).hard("Max locked memory").orElse(Long.MAX_VALUE);
        if (capable(CAP_SYS_RESOURCE) || limit >= LOCKED_BYTES) {
            return Check.ok("locked memory", "enough may be locked");
        }
        return Check.no(
                "locked memory",
                "gilspy may lock %d KB of memory, and BPF needs %d KB on this kernel"
                        .formatted(limit >> 10, LOCKED_BYTES >> 10),
                container ? "docker run --ulimit memlock=-1 ..." : "ulimit -l unlimited, as root");
    }

    private Check tracepoints() {
        TracepointFiles tracefs = new TracepointFiles(sys, proc);
        Optional<Path> folder = tracefs.folder();
        if (folder.isPresent()) {
            return TracepointFiles.knowsSystemCalls(folder.get())
                    ? Check.ok("tracepoints", "in " + folder.get())
                    : Check.no(
                            "tracepoints",
                            "The kernel has no tracepoints on system calls",
                            "a kernel with CONFIG_FTRACE_SYSCALLS");
        }
        if (capable(CAP_SYS_ADMIN)) {
            return Check.ok("tracepoints", "tracefs is not mounted; gilspy mounts it for itself");
        }
        return tracefs.mounted()
                ? Check.no("tracepoints", "gilspy may not read " + mountPoint(), ROOT)
                : Check.no(
                        "tracepoints",
                        "tracefs, which lists the tracepoints, is not mounted",
                        container
                                ? SHARE_TRACEFS
                                : ROOT + ", or sudo mount -t tracefs tracefs /sys/kernel/tracing");
    }

    private Path mountPoint() {
        return sys.resolve("kernel/tracing");
    }

    private Check filter() {
        return ours.filtered()
                ? Check.limited(
                        "system call filter",
                        "is in force, and must let bpf and perf_event_open pass",
                        "docker run --security-opt seccomp=unconfined ..., where it does not (Docker"
                                + " before 23.0, Podman before 2026)")
                : Check.ok("system call filter", "none");
    }

    /** Where /proc does not show it, we take it that there are no namespaces. */
    private boolean inNamespace(String kind, String first) {
        try {
            Path link = Files.readSymbolicLink(proc.root().resolve("self/ns/" + kind));
            return link.toString().equals(first);
        } catch (IOException e) {
            return true;
        }
    }

    private boolean capable(int capability) {
        return (ours.capabilities("CapEff") >>> capability & 1) != 0;
    }
}
