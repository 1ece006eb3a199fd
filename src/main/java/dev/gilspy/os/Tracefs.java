package dev.gilspy.os;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads files of tracefs, see the kernel's Documentation/trace/ftrace.rst. Where it is not mounted,
 * it is mounted for one thread alone, which takes the mount with it when it ends: the machine's own
 * file systems stay as they are.
 */
public final class Tracefs {
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"));

    private static final Path MOUNT_POINT = Path.of("/sys");
    private static final int CLONE_NEWNS = 0x20000;
    private static final long MS_RECURSIVE_PRIVATE = 1 << 14 | 1 << 18;

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
        return readMounted(paths);
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

    private static List<String> readMounted(List<String> paths)
            throws IOException, SystemException {
        FutureTask<List<String>> reading = new FutureTask<>(() -> mountAndRead(paths));
        new Thread(reading, "gilspy-tracefs").start();
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof SystemException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Covers a folder that every machine has, in this thread's own view of the file systems. */
    private static List<String> mountAndRead(List<String> paths)
            throws IOException, SystemException {
        require(Libc.unshare(CLONE_NEWNS), "leaving the mount namespace");
        require(
                Libc.mount("none", "/", null, MS_RECURSIVE_PRIVATE, 0),
                "keeping mounts to one thread");
        require(Libc.mount("tracefs", MOUNT_POINT.toString(), "tracefs", 0, 0), "mounting tracefs");
        return readAt(MOUNT_POINT, paths);
    }

    private static void require(int result, String what) throws SystemException {
        if (result < 0) {
            throw new SystemException(what, Native.getLastError());
        }
    }
}
