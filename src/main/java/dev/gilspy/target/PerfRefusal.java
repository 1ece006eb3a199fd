package dev.gilspy.target;

import dev.gilspy.os.Errno;
import java.util.List;
import java.util.Set;

/** Why the kernel lets us not sample a thread's instructions, and what would change that. */
public final class PerfRefusal {

    /** Up to this setting of kernel.perf_event_paranoid users may sample their own processes. */
    private static final int MOST_PARANOID = 2;

    private static final String PARANOID = "kernel.perf_event_paranoid";
    private static final String MAX_RATE = "kernel.perf_event_max_sample_rate";

    /** Twice the rate that gilspy samples at unless told otherwise. */
    private static final int LEAST_RATE_HZ = 2_000;

    /** What kernels begin with. */
    private static final String USUAL_RATE_HZ = "100000";

    private final Proc proc;
    private final Cures cures;

    PerfRefusal(Proc proc, Cures cures) {
        this.proc = proc;
        this.cures = cures;
    }

    /**
     * One sentence for the user.
     *
     * @param errno of perf_event_open(2), or of mapping what it gave
     */
    public static String sentence(int errno) {
        return sentence(Proc.SYSTEM, Cures.here(), errno);
    }

    static String sentence(Proc proc, Cures cures, int errno) {
        Check check = new PerfRefusal(proc, cures).check(errno);
        String cure = check.cures().isEmpty() ? "" : "; " + check.cures().get(0).inline();
        return "native functions will not be shown: " + check.finding() + cure + ".";
    }

    /**
     * What doctor says of it.
     *
     * @param errno of the attempt; 0 if it succeeded
     */
    public static Check check(Cures cures, int errno) {
        PerfRefusal refusal = new PerfRefusal(Proc.SYSTEM, cures);
        return (errno == 0 ? refusal.granted() : refusal.check(errno)).by(Check.TRIED);
    }

    /** The kernel throttles what samples more often than so, and may lower that by itself. */
    Check granted() {
        int most = setting("perf_event_max_sample_rate", LEAST_RATE_HZ);
        String finding = "instructions can be sampled (%s is %d)".formatted(PARANOID, paranoid());
        return most < LEAST_RATE_HZ
                ? Check.ok(
                                Subject.PERF_EVENTS,
                                finding
                                        + ", though not as often (%s is %d)"
                                                .formatted(MAX_RATE, most))
                        .raisedBy(cures.setting(MAX_RATE, USUAL_RATE_HZ))
                : Check.ok(Subject.PERF_EVENTS, finding);
    }

    private Check check(int errno) {
        if (errno == Errno.EMFILE) {
            return lacking(
                    "too many files are open", List.of(Cure.of("allow more", "ulimit -n 65536")));
        }
        boolean filtered =
                ProcStatus.read(proc.root().resolve("self"))
                        .map(ProcStatus::filtered)
                        .orElse(false);
        if (errno != Errno.EPERM && errno != Errno.EACCES) {
            return errno == Errno.ENOSYS && filtered
                    ? filtered()
                    : lacking(
                            "this kernel has no perf events (errno %d)".formatted(errno),
                            List.of());
        }
        int paranoid = paranoid();
        if (paranoid > MOST_PARANOID) {
            return lacking(
                            "only root may sample instructions here (%s is %d)"
                                    .formatted(PARANOID, paranoid),
                            cures.setting(PARANOID, String.valueOf(MOST_PARANOID)))
                    .orNeeding(Set.of(Capability.PERFMON));
        }
        return filtered
                ? filtered()
                : lacking(
                        "the system refuses perf events",
                        cures.capabilities(Set.of(Capability.PERFMON)));
    }

    private Check filtered() {
        return lacking(
                "a seccomp filter around gilspy forbids perf events",
                cures.calls(List.of("perf_event_open")));
    }

    private static Check lacking(String finding, List<Cure> ways) {
        return Check.limited(Subject.PERF_EVENTS, finding, ways);
    }

    private int paranoid() {
        return setting("perf_event_paranoid", 0);
    }

    private int setting(String name, int otherwise) {
        return proc.find("sys/kernel/" + name)
                .filter(text -> text.matches("-?\\d{1,7}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
