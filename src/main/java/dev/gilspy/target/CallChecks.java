package dev.gilspy.target;

import dev.gilspy.os.CallTry;
import dev.gilspy.os.Errno;
import java.util.ArrayList;
import java.util.List;

/** Which of the system calls that gilspy makes a seccomp filter refuses: by making them. */
public final class CallChecks {
    private final ProcStatus ours;
    private final Cures cures;

    private CallChecks(ProcStatus ours, Cures cures) {
        this.ours = ours;
        this.cures = cures;
    }

    public static CallChecks here(Cures cures) {
        Proc proc = Proc.SYSTEM;
        return new CallChecks(
                ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse("")), cures);
    }

    /** Whether there is a filter around gilspy at all; what it refuses the other checks say. */
    public Check filter() {
        return Check.fact(
                        Subject.FILTER,
                        ours.filtered() ? "in force; what it refuses is below" : "none")
                .by("/proc/self/status");
    }

    /** For --pause. */
    public Check ptrace() {
        return check(
                Subject.PTRACE, CallTry.ptrace() == Errno.ESRCH ? List.of() : List.of("ptrace"));
    }

    /**
     * For exact times. Without the capability for it the kernel may refuse bpf as a filter does.
     */
    public Check bpf() {
        List<String> refused = new ArrayList<>();
        int bpf = CallTry.bpf();
        if (bpf != Errno.EINVAL && (ours.filtered() || bpf == Errno.ENOSYS)) {
            refused.add("bpf");
        }
        if (CallTry.perfEventOpen() != Errno.EFAULT) {
            refused.add("perf_event_open");
        }
        return check(Subject.BPF_CALLS, refused);
    }

    private Check check(Subject subject, List<String> refused) {
        String who = ours.filtered() ? "a seccomp filter refuses " : "the kernel has no ";
        Check check =
                refused.isEmpty()
                        ? Check.ok(subject, "the kernel answers")
                        : Check.no(
                                subject,
                                who + String.join(" and ", refused),
                                ours.filtered() ? cures.calls(refused) : List.of());
        return check.by(Check.TRIED);
    }
}
