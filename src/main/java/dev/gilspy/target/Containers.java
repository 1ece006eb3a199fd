package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Processes of PID namespaces below ours, such as those of containers. */
public final class Containers {
    private Containers() {}

    /** The PIDs, as /proc shows them, of the processes that a namespace below ours calls so. */
    public static List<Integer> pidsHereOf(int localPid) {
        return pidsHereOf(Proc.SYSTEM, localPid);
    }

    static List<Integer> pidsHereOf(Proc proc, int localPid) {
        List<Integer> found = new ArrayList<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(proc.root(), Containers::isProcess)) {
            for (Path process : processes) {
                int[] pids =
                        ProcStatus.read(process)
                                .map(status -> status.numbers("NSpid"))
                                .orElse(new int[0]);
                // E.g. NSpid: 6986 12 1: ours first, then those of the namespaces below.
                if (Arrays.stream(pids).skip(1).anyMatch(pid -> pid == localPid)) {
                    found.add(pids[0]);
                }
            }
        } catch (IOException e) {
            return List.of(); // Only a hint hangs on it.
        }
        return found;
    }

    private static boolean isProcess(Path folder) {
        return Character.isDigit(folder.getFileName().toString().charAt(0));
    }
}
