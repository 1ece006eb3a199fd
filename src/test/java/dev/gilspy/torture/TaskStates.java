package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code /proc/PID/task/TID/status} says of each thread of a process: {@code State: S
 * (sleeping)} and {@code TracerPid: 0}.
 */
record TaskStates(List<String> states, List<String> tracers) {

    static TaskStates of(int pid) {
        List<String> states = new ArrayList<>();
        List<String> tracers = new ArrayList<>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/%d/task".formatted(pid)))) {
            for (Path task : tasks) {
                addOf(task.resolve("status"), states, tracers);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TaskStates(states, tracers);
    }

    private static void addOf(Path status, List<String> states, List<String> tracers)
            throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("State:")) {
                    states.add(line.split("\\s+")[1]);
                } else if (line.startsWith("TracerPid:")) {
                    tracers.add(line.split("\\s+")[1]);
                }
            }
        } catch (NoSuchFileException e) {
            // It has just ended.
        } catch (IOException e) {
            if (!"No such process".equals(e.getMessage())) {
                throw e;
            }
        }
    }

    /** Whether all of its threads are stopped by a signal. */
    boolean stopped() {
        return !states.isEmpty() && states.stream().allMatch("T"::equals);
    }

    boolean traced() {
        return tracers.stream().anyMatch(tracer -> !tracer.equals("0"));
    }

    /** Nothing is stopped, and nobody traces it. */
    void assertRunFree() {
        assertThat(states).isNotEmpty().doesNotContain("T", "t");
        assertThat(tracers).containsOnly("0");
    }
}
