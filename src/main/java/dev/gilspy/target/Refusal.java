package dev.gilspy.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why the kernel lets us not do something, and what would change that. For reading a process it is
 * decided from {@link Access} in the order in which the kernel asks; pure.
 *
 * @param sentence for the user, one sentence
 * @param missing capabilities that would change it; the cures grant them
 * @param cures what would change it
 */
public record Refusal(String sentence, Set<Capability> missing, List<Cure> cures) {
    static final Cure REBOOT =
            Cure.words("only a reboot with another setting of kernel.yama.ptrace_scope changes it");

    private static final int YAMA_CHILDREN_ONLY = 1;
    private static final int YAMA_NOBODY = 3;

    /** In a message two ways are enough; doctor has them all. */
    private static final int MOST_CURES = 2;

    Refusal(String sentence, List<Cure> cures) {
        this(sentence, Set.of(), cures);
    }

    /** What to type or change, for a message. */
    public String remedy() {
        return hint(cures);
    }

    /** The same as a check. */
    public Check check(Subject subject) {
        String finding = sentence.replaceFirst("\\.$", "");
        return new Check(subject, Check.Verdict.NO, finding, "", missing, cures);
    }

    /** Ways to be allowed it as sentences: {@code As root: sudo gilspy record --pid 7}. */
    public static String hint(List<Cure> cures) {
        boolean alternatives = cures.stream().anyMatch(cure -> cure.parts().isEmpty());
        return cures.stream()
                .limit(alternatives ? MOST_CURES : cures.size())
                .map(Cure::inline)
                .map(way -> way.substring(0, 1).toUpperCase(Locale.ROOT) + way.substring(1))
                .collect(Collectors.joining("\n"));
    }

    static Refusal of(Access access) {
        if (access.yama() >= YAMA_NOBODY) {
            return new Refusal(
                    "This machine forbids every process to look into another one"
                            + " (kernel.yama.ptrace_scope is 3).",
                    List.of(REBOOT));
        }
        return access.mayTrace() ? ofCapable(access) : ofIncapable(access);
    }

    private static Refusal ofCapable(Access access) {
        if (!access.initialUserNamespace()) {
            return new Refusal(
                    "gilspy runs in a user namespace whose rights do not reach process %d."
                            .formatted(access.pid()),
                    access.cures().outside());
        }
        if (!access.sameUser() && !access.mayOpenAnyFile()) {
            return withoutTracing(
                    access,
                    ("Process %d belongs to another user (UID %d), and CAP_SYS_PTRACE alone"
                                    + " does not open its files in /proc.")
                            .formatted(access.pid(), access.owner()));
        }
        return elsewhere(access);
    }

    private static Refusal ofIncapable(Access access) {
        int pid = access.pid();
        if (!access.sameUser() && access.user() != 0) {
            return withoutTracing(
                    access,
                    "Process %d belongs to another user (UID %d; gilspy runs as UID %d)."
                            .formatted(pid, access.owner(), access.user()));
        }
        if (access.user() == 0) {
            return withoutTracing(
                    access, "gilspy runs as root, but without the capability CAP_SYS_PTRACE.");
        }
        if (!access.dumpable()) {
            return withoutTracing(
                    access,
                    "Process %d has made itself unreadable for its own user (not dumpable)."
                            .formatted(pid));
        }
        if (access.outranked()) {
            return withoutTracing(
                    access, "Process %d has capabilities that gilspy has not.".formatted(pid));
        }
        return access.yama() >= YAMA_CHILDREN_ONLY ? ofYama(access) : elsewhere(access);
    }

    /** What root has for it; another user must be let into the files of others, too. */
    private static Refusal withoutTracing(Access access, String sentence) {
        Set<Capability> missing = Cures.ordered(Set.of(Capability.SYS_PTRACE));
        boolean closed = !access.sameUser() || !access.dumpable();
        if (closed && access.user() != 0) {
            missing.add(Capability.DAC_READ_SEARCH);
        }
        return new Refusal(sentence, missing, access.cures().capabilities(missing));
    }

    private static Refusal ofYama(Access access) {
        String sentence =
                access.yama() == YAMA_CHILDREN_ONLY
                        ? "This machine lets a user look only into processes that gilspy itself"
                                + " started (kernel.yama.ptrace_scope is 1)."
                        : "This machine lets only root look into processes"
                                + " (kernel.yama.ptrace_scope is 2).";
        return new Refusal(sentence, yama(access.cures()));
    }

    /** What lets a user look into his own processes where Yama does not. */
    static List<Cure> yama(Cures cures) {
        List<Cure> ways = new ArrayList<>();
        ways.add(cures.capabilities(Set.of(Capability.SYS_PTRACE)).get(0));
        ways.addAll(cures.setting("kernel.yama.ptrace_scope", "0"));
        return List.copyOf(ways);
    }

    private static Refusal elsewhere(Access access) {
        if (access.ours().filtered()) {
            return new Refusal(
                    "A seccomp filter around gilspy forbids reading process %d."
                            .formatted(access.pid()),
                    access.cures().calls(List.of("process_vm_readv", "ptrace")));
        }
        return new Refusal(
                "The system refuses access to process %d, though user and capabilities would do;"
                                .formatted(access.pid())
                        + " a security module (SELinux, AppArmor) may be the reason.",
                List.of(Cure.of("look for the denial in", "sudo dmesg | tail")));
    }
}
