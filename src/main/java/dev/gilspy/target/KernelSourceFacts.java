package dev.gilspy.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What decides whether BPF programs may be loaded here; see bpf(2), perf_event_open(2). */
public final class KernelSourceFacts {
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_PERFMON = 38;
    private static final int CAP_BPF = 39;

    private KernelSourceFacts() {}

    /** The facts for the machine and user that gilspy runs on. */
    public static List<Check> here() {
        Proc proc = Proc.SYSTEM;
        return List.of(
                Check.fact("BPF capabilities", capabilities(proc)),
                Check.fact("kernel", Kernel.release() + " (BPF ring buffers came with 5.8)"),
                Check.fact("BPF for users", setting(proc, "unprivileged_bpf_disabled")),
                Check.fact("perf events", setting(proc, "perf_event_paranoid")),
                Check.fact("tracefs", tracefs()),
                Check.fact("lockdown", lockdown()));
    }

    static String capabilities(Proc proc) {
        long effective =
                ProcStatus.read(proc.root().resolve("self"))
                        .map(status -> status.capabilities("CapEff"))
                        .orElse(0L);
        boolean admin = (effective >>> CAP_SYS_ADMIN & 1) != 0;
        boolean both = (effective >>> CAP_BPF & 1) != 0 && (effective >>> CAP_PERFMON & 1) != 0;
        return admin || both ? "present" : "missing: CAP_BPF and CAP_PERFMON, or root";
    }

    private static String setting(Proc proc, String name) {
        return "kernel.%s is %s"
                .formatted(name, proc.find("sys/kernel/" + name).orElse("not there"));
    }

    private static String tracefs() {
        boolean mounted =
                Files.isDirectory(Path.of("/sys/kernel/tracing/events"))
                        || Files.isDirectory(Path.of("/sys/kernel/debug/tracing/events"));
        return mounted ? "mounted and readable" : "not mounted, or not readable";
    }

    /** The file reads e.g. {@code none [integrity] confidentiality}. */
    private static String lockdown() {
        return Proc.read(Path.of("/sys/kernel/security/lockdown"))
                .map(modes -> modes.replaceAll(".*\\[(\\w+)].*", "$1"))
                .orElse("none known");
    }
}
