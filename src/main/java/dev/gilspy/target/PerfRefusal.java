package dev.gilspy.target;

import dev.gilspy.os.Errno;

/** Why the kernel lets us not sample a thread's instructions, and what would change that. */
public final class PerfRefusal {

    /** Up to this setting of kernel.perf_event_paranoid users may sample their own processes. */
    private static final int MOST_PARANOID = 2;

    private PerfRefusal() {}

    /**
     * One sentence for the user.
     *
     * @param errno of perf_event_open(2), or of mapping what it gave
     */
    public static String sentence(int errno) {
        return sentence(Proc.SYSTEM, errno);
    }

    static String sentence(Proc proc, int errno) {
        return "native functions will not be shown: " + reason(proc, errno);
    }

    private static String reason(Proc proc, int errno) {
        if (errno == Errno.EMFILE) {
            return "too many files are open; ulimit -n with a higher number allows more.";
        }
        if (errno != Errno.EPERM && errno != Errno.EACCES) {
            return "this kernel has no perf events (errno %d).".formatted(errno);
        }
        int paranoid = paranoid(proc);
        if (paranoid > MOST_PARANOID) {
            return "only root may sample instructions here (kernel.perf_event_paranoid is %d);"
                            .formatted(paranoid)
                    + " sudo sysctl kernel.perf_event_paranoid=2 allows it.";
        }
        boolean filtered =
                ProcStatus.read(proc.root().resolve("self"))
                        .map(ProcStatus::filtered)
                        .orElse(false);
        return filtered
                ? "a seccomp filter around gilspy forbids perf events; docker run --cap-add PERFMON,"
                        + " or --security-opt seccomp=unconfined, allows them."
                : "the system refuses perf events; run it as root: sudo gilspy ...";
    }

    private static int paranoid(Proc proc) {
        return proc.find("sys/kernel/perf_event_paranoid")
                .filter(text -> text.matches("-?\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
