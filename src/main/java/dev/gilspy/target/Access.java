package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the kernel goes by when it decides whether we may read a process, as far as /proc shows it.
 * See ptrace(2), "Ptrace access mode checking".
 *
 * @param pid the process in question
 * @param ours our own status
 * @param theirs the target's status
 * @param dumpable whether the target allows its memory to be looked at by its own user
 * @param yama the Yama module's ptrace_scope, 0 to 3; 0 too if there is no Yama
 * @param initialUserNamespace whether our capabilities count on the whole machine
 * @param cures what would allow more
 */
record Access(
        int pid,
        ProcStatus ours,
        ProcStatus theirs,
        boolean dumpable,
        int yama,
        boolean initialUserNamespace,
        Cures cures) {
    static final long OPEN_ANY_FILE = 1 << 1 | 1 << 2; // CAP_DAC_OVERRIDE, _READ_SEARCH

    private static final String WHOLE_UID_MAP = "0 0 4294967295";
    private static final ProcStatus UNKNOWN = ProcStatus.parse("");

    static Access to(Target target, Cures cures) {
        Proc proc = target.proc();
        return new Access(
                target.pid(),
                ProcStatus.read(proc.root().resolve("self")).orElse(UNKNOWN),
                ProcStatus.read(target.folder()).orElse(UNKNOWN),
                dumpable(target.folder()),
                yama(proc),
                initialUserNamespace(proc),
                cures);
    }

    static int yama(Proc proc) {
        return proc.find("sys/kernel/yama/ptrace_scope")
                .filter(scope -> scope.matches("\\d"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    static boolean initialUserNamespace(Proc proc) {
        return proc.find("self/uid_map")
                .map(map -> map.trim().replaceAll("\\s+", " ").equals(WHOLE_UID_MAP))
                .orElse(true);
    }

    /** The files of a process that is not dumpable belong to root, whoever runs it. */
    static boolean dumpable(Path folder) {
        try {
            Object process = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            Object memory = Files.getAttribute(folder.resolve("mem"), "unix:uid");
            return process.equals(memory);
        } catch (IOException e) {
            return true;
        }
    }

    int user() {
        int[] ids = ours.userIds();
        return ids.length > 1 ? ids[1] : -1;
    }

    int owner() {
        int[] ids = theirs.userIds();
        return ids.length > 0 ? ids[0] : -1;
    }

    /** Whether real, effective and saved user of the target are all ours. */
    boolean sameUser() {
        int[] ids = theirs.userIds();
        return ids.length > 2 && Arrays.stream(ids, 0, 3).allMatch(id -> id == user());
    }

    boolean mayTrace() {
        return Capability.SYS_PTRACE.in(ours.capabilities("CapEff"));
    }

    /** Whether we may open files that belong to others, such as theirs in /proc. */
    boolean mayOpenAnyFile() {
        return (ours.capabilities("CapEff") & OPEN_ANY_FILE) != 0;
    }

    /** Whether the target has a capability that we have not. */
    boolean outranked() {
        return (theirs.capabilities("CapPrm") & ~ours.capabilities("CapEff")) != 0;
    }
}
