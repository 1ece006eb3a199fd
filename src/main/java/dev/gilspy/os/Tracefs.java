package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of tracefs, see the kernel's Documentation/trace/ftrace.rst. Where it is not mounted,
 * gilspy has one that is seen through a file descriptor alone: the machine's own file systems stay
 * as they are.
 */
public final class Tracefs {
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"));

    private static final String TYPE = "tracefs";

    /** See the kernel's include/uapi/linux/mount.h; since Linux 5.2. */
    private static final int SYS_FSOPEN = 430;

    private static final int SYS_FSCONFIG = 431;
    private static final int SYS_FSMOUNT = 432;
    private static final int CLOEXEC = 1;
    private static final int FSCONFIG_CMD_CREATE = 6;

    private Tracefs() {}

    /**
     * The texts of some files.
     *
     * @param paths below tracefs, e.g. {@code events/sched/sched_switch/format}
     * @throws SystemException if it cannot be mounted
     * @throws IOException if it does not let itself be read, or has no such file
     */
    public static List<String> read(List<String> paths) throws IOException, SystemException {
        for (Path place : USUAL_PLACES) {
            if (mayRead(place.resolve(paths.get(0)))) {
                return readAt(place, paths);
            }
        }
        return readUnseen(paths);
    }

    /** By trying: access(2) knows of no capabilities but root's. */
    private static boolean mayRead(Path file) {
        try (InputStream opened = Files.newInputStream(file)) {
            return opened.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> readAt(Path root, List<String> paths) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String path : paths) {
            texts.add(Files.readString(root.resolve(path)));
        }
        return texts;
    }

    /**
     * Through the descriptor alone, which works in a chroot, too, and is gone with this process.
     */
    private static List<String> readUnseen(List<String> paths) throws IOException, SystemException {
        int mounted = mount();
        try {
            return readAt(Path.of("/proc/self/fd/" + mounted), paths);
        } finally {
            Libc.close(mounted);
        }
    }

    /** A tracefs of its own that stands nowhere. Returns a file descriptor. */
    private static int mount() throws SystemException {
        Memory type = new Memory(TYPE.length() + 1L);
        type.setString(0, TYPE);
        int context = call(SYS_FSOPEN, Pointer.nativeValue(type), CLOEXEC, "opening tracefs");
        try {
            call(SYS_FSCONFIG, context, FSCONFIG_CMD_CREATE, "asking for tracefs");
            return call(SYS_FSMOUNT, context, CLOEXEC, "mounting tracefs");
        } finally {
            Libc.close(context);
        }
    }

    private static int call(long number, long first, long second, String what)
            throws SystemException {
        long result = Libc.syscall(number, first, second, 0, 0, 0);
        if (result < 0) {
            throw new SystemException(what, Native.getLastError());
        }
        return (int) result;
    }
}
