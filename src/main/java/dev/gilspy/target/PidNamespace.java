package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A PID namespace as the kernel's programs ask for it, see pid_namespaces(7) and
 * bpf_get_ns_current_pid_tgid in bpf-helpers(7).
 *
 * @param device of its file in /proc, as the kernel itself writes a device: 12 bits of major and 20
 *     bits of minor number
 * @param inode of that file
 */
public record PidNamespace(long device, long inode) {
    /** The first one's number is fixed: include/linux/proc_ns.h, PROC_PID_INIT_INO. */
    static final long FIRST_INODE = 4026531836L;

    /**
     * Gilspy's own, if that is not the first, so that it sees other TIDs than the kernel's events
     * have. Where /proc does not show it, we take it that there are no namespaces.
     */
    public static Optional<PidNamespace> ours() {
        return ours(Proc.SYSTEM);
    }

    private static Optional<PidNamespace> ours(Proc proc) {
        try {
            return Optional.of(read(proc.root().resolve("self")))
                    .filter(namespace -> namespace.inode != FIRST_INODE);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * A process's, if gilspy's own is not the first; the process may live in one below that.
     *
     * @throws dev.gilspy.error.NoTargetException if it has ended
     * @throws dev.gilspy.error.NotPermittedException if this user may not see that of it
     */
    public static Optional<PidNamespace> unlessOursIsFirst(Target target) {
        if (ours(target.proc()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(target.folder()));
        } catch (IOException e) {
            throw target.failure(e);
        }
    }

    private static PidNamespace read(Path processFolder) throws IOException {
        Path file = processFolder.resolve("ns/pid");
        Map<String, Object> facts = Files.readAttributes(file, "unix:dev,ino");
        return new PidNamespace(kernelDevice((long) facts.get("dev")), (long) facts.get("ino"));
    }

    /** Glibc's makedev(3) puts the numbers' low and high bits in different places. */
    static long kernelDevice(long device) {
        long major = device >>> 8 & 0xfff;
        long minor = device & 0xff | device >>> 12 & 0xfff00;
        return major << 20 | minor;
    }
}
