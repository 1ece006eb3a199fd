package dev.gilspy.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Control groups of version 1 and 2; see cgroups(7). */
final class ControlGroups {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final String NAME = "gilspy-torture";

    private ControlGroups() {}

    /** The folder of the group that a process is in, e.g. of {@code 3:cpu:/a} or {@code 0::/a}. */
    static Path of(String controller, int pid) {
        for (String line : lines(Path.of("/proc/%d/cgroup".formatted(pid)))) {
            String[] parts = line.split(":", 3);
            if (List.of(parts[1].split(",")).contains(controller)) {
                return MOUNTS.resolve(parts[1] + parts[2]);
            }
        }
        return MOUNTS.resolve(lines(Path.of("/proc/%d/cgroup".formatted(pid))).get(0).substring(4));
    }

    /**
     * Makes a group whose processes may have so much memory together.
     *
     * @throws UncheckedIOException if this machine lets nobody make one
     */
    static Path withMemory(long bytes) {
        Path old = MOUNTS.resolve("memory");
        boolean second = !Files.exists(old);
        try {
            Path group = (second ? MOUNTS : old).resolve(NAME + "-" + System.nanoTime());
            Files.createDirectory(group);
            String file = second ? "memory.max" : "memory.limit_in_bytes";
            Files.writeString(group.resolve(file), String.valueOf(bytes));
            return group;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its processes must have ended; the kernel may take a moment to see that. */
    static void remove(Path group) {
        Waiting.until(group + " is empty", () -> group.toFile().delete() || !Files.exists(group));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
