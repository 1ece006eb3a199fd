package dev.gilspy.target;

import dev.gilspy.target.Check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What decides whether gilspy may load its BPF programs here, by the kernel's own rules (bpf(2),
 * perf_event_open(2), capabilities(7), kernel_lockdown(7)) and the files that it shows. Changes
 * nothing and loads nothing: a filter may refuse what all of this allows.
 */
public final class KernelSourceChecks {
    private static final String FIRST_PID_NAMESPACE =
            "pid:[%d]".formatted(PidNamespace.FIRST_INODE);

    /** The first one's number is fixed: include/linux/proc_ns.h, PROC_USER_INIT_INO. */
    private static final String FIRST_USER_NAMESPACE = "user:[4026531837]";

    /** The ring buffer, the maps and the programs, with room to spare. */
    private static final long LOCKED_BYTES = 9L << 20;

    private static final Pattern LOCKDOWN_MODE = Pattern.compile("\\[(\\w+)]");

    private static final String STATUS = "/proc/self/status";

    private final Proc proc;
    private final Path sys;
    private final String architecture;
    private final Cures cures;
    private final ProcStatus ours;
    private final KernelRelease release;

    /**
     * @param sys {@code /sys} but for tests
     * @param architecture as Java calls it, e.g. {@code amd64}
     */
    KernelSourceChecks(Proc proc, Path sys, String architecture, Cures cures) {
        this.proc = proc;
        this.sys = sys;
        this.architecture = architecture;
        this.cures = cures;
        this.ours = ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse(""));
        this.release = KernelRelease.of(proc);
    }

    /** The checks for the machine and user that gilspy runs on. */
    public static KernelSourceChecks here() {
        return here(Cures.here());
    }

    /** The same, with cures in other words. */
    public static KernelSourceChecks here(Cures cures) {
        return new KernelSourceChecks(
                Proc.SYSTEM, Path.of("/sys"), System.getProperty("os.arch"), cures);
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
                unprivileged(),
                lockedMemory(),
                tracepoints());
    }

    /** Why the programs cannot be loaded here; empty if only trying can tell. */
    public Optional<Refusal> refusal() {
        return refusal(List::of);
    }

    /**
     * The same. Where all that is missing can be granted at once, that is said at once.
     *
     * @param further checks, made only if something is missing anyway
     */
    public Optional<Refusal> refusal(Supplier<List<Check>> further) {
        List<Check> missing =
                all().stream().filter(check -> check.verdict() == Verdict.NO).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Check first = missing.get(0);
        Lack lack =
                Lack.of(Stream.concat(missing.stream(), further.get().stream()).toList(), cures);
        boolean granted = !first.cures().isEmpty() && lack.alone(first).isEmpty();
        return Optional.of(
                new Refusal(first.finding() + ".", granted ? lack.together() : first.cures()));
    }

    private Check machine() {
        return architecture.equals("amd64")
                ? Check.ok(Subject.KERNEL_MACHINE, "x86_64")
                : Check.no(
                        Subject.KERNEL_MACHINE,
                        "The BPF programs are for x86_64, not " + architecture,
                        List.of());
    }

    /** BPF ring buffers, CAP_BPF and CAP_PERFMON came together. */
    private Check kernel() {
        if (release.before(5, 8)) {
            return Check.no(
                    Subject.KERNEL_VERSION,
                    "Linux " + release.text() + " has no BPF ring buffers, which came with 5.8",
                    List.of(Cure.words("a newer kernel")));
        }
        return release.known()
                ? Check.ok(
                        Subject.KERNEL_VERSION, "Linux " + release.text() + " has BPF ring buffers")
                : Check.fact(Subject.KERNEL_VERSION, "of an unknown version; 5.8 is needed");
    }

    /**
     * The file reads e.g. {@code none [integrity] confidentiality}. Reading user memory is never
     * locked down (bpf_tracing_func_proto); the tracepoints' files are, in the strictest mode only.
     */
    private Check lockdown() {
        Path file = sys.resolve("kernel/security/lockdown");
        String mode =
                Proc.read(file)
                        .map(LOCKDOWN_MODE::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .orElse("none seen");
        Check check =
                mode.equals("confidentiality")
                        ? Check.no(
                                Subject.LOCKDOWN,
                                "The kernel hides its tracepoints (lockdown=confidentiality)",
                                List.of(
                                        Cure.words(
                                                "a reboot with lockdown=integrity on the kernel's"
                                                        + " command line, or without it")))
                        : Check.ok(Subject.LOCKDOWN, mode);
        return check.by(file.toString());
    }

    private Check userNamespace() {
        return inNamespace("user", FIRST_USER_NAMESPACE)
                ? Check.ok(Subject.USER_NAMESPACE, "the machine's own")
                : Check.no(
                        Subject.USER_NAMESPACE,
                        "gilspy runs in a user namespace, whose root has no say over BPF",
                        cures.outside());
    }

    /** The kernel's events name threads by the ids of the machine's own namespace. */
    private Check processIds() {
        return Check.ok(
                Subject.PROCESS_IDS,
                inNamespace("pid", FIRST_PID_NAMESPACE)
                        ? "the machine's own"
                        : "a PID namespace's, which the programs ask for");
    }

    private Check capabilities() {
        if (capable(Capability.SYS_ADMIN)) {
            return Check.ok(Subject.BPF_CAPABILITIES, "CAP_SYS_ADMIN").by(STATUS);
        }
        Set<Capability> missing = Cures.ordered(Set.of(Capability.BPF, Capability.PERFMON));
        missing.removeIf(this::capable);
        Check check =
                missing.isEmpty()
                        ? Check.ok(Subject.BPF_CAPABILITIES, "CAP_BPF and CAP_PERFMON")
                        : Check.no(
                                        Subject.BPF_CAPABILITIES,
                                        "gilspy lacks " + Capability.full(missing, " and "),
                                        List.of())
                                .needing(missing, cures);
        return check.by(STATUS);
    }

    /** It decides over those without CAP_BPF alone, whose programs could see nothing of others. */
    private Check unprivileged() {
        String key = "kernel.unprivileged_bpf_disabled";
        Path file = proc.root().resolve("sys/kernel/unprivileged_bpf_disabled");
        String finding =
                Proc.read(file)
                        .map(value -> "%s is %s: no matter to CAP_BPF".formatted(key, value))
                        .orElse("the kernel has no such setting");
        return Check.fact(Subject.UNPRIVILEGED_BPF, finding);
    }

    /**
     * Before 5.11 BPF's memory counts as locked, and even root is held to the limit, which he may
     * raise.
     */
    private Check lockedMemory() {
        if (!release.before(5, 11)) {
            return Check.ok(Subject.LOCKED_MEMORY, "does not count on this kernel");
        }
        long limit = Limits.of(proc).hard("Max locked memory").orElse(Long.MAX_VALUE);
        if (capable(Capability.SYS_RESOURCE) || limit >= LOCKED_BYTES) {
            return Check.ok(Subject.LOCKED_MEMORY, "enough may be locked");
        }
        Set<Capability> instead = Set.of(Capability.SYS_RESOURCE);
        List<Cure> ways = cures.limit(Cures.Limit.MEMLOCK, Capability.SYS_RESOURCE);
        Check check =
                Check.no(
                        Subject.LOCKED_MEMORY,
                        "gilspy may lock %d KB of memory, and BPF needs %d KB on this kernel"
                                .formatted(limit >> 10, LOCKED_BYTES >> 10),
                        ways);
        return (ways.equals(cures.capabilities(instead)) ? check.orNeeding(instead) : check)
                .by("/proc/self/limits");
    }

    private Check tracepoints() {
        TracepointFiles tracefs = new TracepointFiles(sys, proc);
        Optional<Path> folder = tracefs.folder();
        if (folder.isPresent()) {
            Check check =
                    TracepointFiles.knowsSystemCalls(folder.get())
                            ? Check.ok(Subject.TRACEPOINTS, "in " + folder.get())
                            : Check.no(
                                    Subject.TRACEPOINTS,
                                    "The kernel has no tracepoints on system calls",
                                    List.of(Cure.words("a kernel with CONFIG_FTRACE_SYSCALLS")));
            return check.by(Check.TRIED);
        }
        if (capable(Capability.SYS_ADMIN)) {
            return Check.ok(
                    Subject.TRACEPOINTS, "tracefs is not mounted; gilspy mounts it for itself");
        }
        Check check =
                tracefs.mounted()
                        ? unreadable()
                        : Check.no(
                                        Subject.TRACEPOINTS,
                                        "tracefs, which lists the tracepoints, is not mounted",
                                        cures.tracefs())
                                .orNeeding(toReadFiles());
        return check.by(Check.TRIED);
    }

    /** Where it is mounted, its files belong to root. */
    private Set<Capability> toReadFiles() {
        return ours.number("Uid") == 0 ? Set.of() : Set.of(Capability.DAC_READ_SEARCH);
    }

    private Check unreadable() {
        return Check.no(
                        Subject.TRACEPOINTS,
                        "gilspy may not read " + sys.resolve("kernel/tracing"),
                        List.of())
                .needing(Set.of(Capability.DAC_READ_SEARCH), cures);
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

    private boolean capable(Capability capability) {
        return capability.in(ours.capabilities("CapEff"));
    }
}
