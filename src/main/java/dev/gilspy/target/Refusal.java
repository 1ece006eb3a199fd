package dev.gilspy.target;

/**
 * Why the kernel lets us not do something, and what would change that. For reading a process it is
 * decided from {@link Access} in the order in which the kernel asks; pure.
 *
 * @param sentence for the user, one sentence
 * @param remedy what to type or change
 */
public record Refusal(String sentence, String remedy) {
    private static final int YAMA_CHILDREN_ONLY = 1;
    private static final int YAMA_NOBODY = 3;
    private static final String AS_ROOT = "Run it as root: sudo gilspy ...";
    private static final String CONTAINER =
            "Give the container the capability: docker run --cap-add SYS_PTRACE ..., or in"
                    + " Kubernetes securityContext.capabilities.add: [\"SYS_PTRACE\"].";
    private static final String AS_CONTAINER_ROOT =
            "Run it as root (docker exec -u 0 ...), in a container that was started with"
                    + " --cap-add SYS_PTRACE.";

    static Refusal of(Access access) {
        if (access.yama() >= YAMA_NOBODY) {
            return new Refusal(
                    "This machine forbids every process to look into another one"
                            + " (kernel.yama.ptrace_scope is 3).",
                    "Only a reboot with another setting of kernel.yama.ptrace_scope changes it.");
        }
        return access.mayTrace() ? ofCapable(access) : ofIncapable(access);
    }

    private static Refusal ofCapable(Access access) {
        if (!access.initialUserNamespace()) {
            return new Refusal(
                    "gilspy runs in a user namespace whose rights do not reach process %d."
                            .formatted(access.pid()),
                    "Run gilspy outside of it, as root of the machine: sudo gilspy ...");
        }
        if (!access.sameUser() && !access.mayOpenAnyFile()) {
            return new Refusal(
                    ("Process %d belongs to another user (UID %d), and CAP_SYS_PTRACE alone"
                                    + " does not open its files in /proc.")
                            .formatted(access.pid(), access.owner()),
                    "Give gilspy CAP_DAC_READ_SEARCH too. " + asRoot(access));
        }
        return elsewhere(access);
    }

    private static Refusal ofIncapable(Access access) {
        int pid = access.pid();
        if (!access.sameUser() && access.user() != 0) {
            return new Refusal(
                    "Process %d belongs to another user (UID %d; gilspy runs as UID %d)."
                            .formatted(pid, access.owner(), access.user()),
                    asRoot(access));
        }
        if (access.user() == 0) {
            return new Refusal(
                    "gilspy runs as root, but without the capability CAP_SYS_PTRACE.", CONTAINER);
        }
        if (!access.dumpable()) {
            return new Refusal(
                    "Process %d has made itself unreadable for its own user (not dumpable)."
                            .formatted(pid),
                    asRoot(access));
        }
        if (access.outranked()) {
            return new Refusal(
                    "Process %d has capabilities that gilspy has not.".formatted(pid),
                    asRoot(access));
        }
        return access.yama() >= YAMA_CHILDREN_ONLY ? yama(access) : elsewhere(access);
    }

    private static Refusal yama(Access access) {
        String sentence =
                access.yama() == YAMA_CHILDREN_ONLY
                        ? "This machine lets a user look only into processes that gilspy itself"
                                + " started (kernel.yama.ptrace_scope is 1)."
                        : "This machine lets only root look into processes"
                                + " (kernel.yama.ptrace_scope is 2).";
        return new Refusal(
                sentence, asRoot(access) + " Or: sudo sysctl kernel.yama.ptrace_scope=0");
    }

    private static Refusal elsewhere(Access access) {
        if (access.ours().filtered()) {
            return new Refusal(
                    "A seccomp filter around gilspy forbids reading process %d."
                            .formatted(access.pid()),
                    "Allow process_vm_readv and ptrace in it: docker run --cap-add SYS_PTRACE ...,"
                            + " or --security-opt seccomp=unconfined");
        }
        return new Refusal(
                "The system refuses access to process %d, though user and capabilities would do;"
                                .formatted(access.pid())
                        + " a security module (SELinux, AppArmor) may be the reason.",
                "Look for the denial in: sudo dmesg | tail");
    }

    private static String asRoot(Access access) {
        return access.container() ? AS_CONTAINER_ROOT : AS_ROOT;
    }
}
