package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * A running {@code impossible_stacks.py} with a CPU for itself: the profiler runs on another, so
 * that a stack changes while it is read. Where there is but one CPU they share it.
 */
final class PinnedTarget implements AutoCloseable {
    private static final int LONGEST_SECONDS = 900;

    private final PythonFixture fixture;
    private final List<Integer> cpus = Machine.cpus();

    PinnedTarget(Python python, double leafMicros) {
        fixture = PythonFixture.start(python, "impossible_stacks.py", LONGEST_SECONDS, leafMicros);
        pin(cpus.get(0));
    }

    PythonFixture fixture() {
        return fixture;
    }

    /** This profiler, away from the target. */
    Profiler away(Profiler profiler) {
        return profiler.onCpu(cpus.get(cpus.size() - 1));
    }

    private void pin(int cpu) {
        try {
            Process taskset =
                    new ProcessBuilder(
                                    "taskset",
                                    "-a",
                                    "-cp",
                                    String.valueOf(cpu),
                                    String.valueOf(fixture.pid()))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.INHERIT)
                            .start();
            if (taskset.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("taskset cannot pin the target to a CPU");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fixture.close();
    }
}
