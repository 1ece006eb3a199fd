package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;

/** Processes that keep a CPU busy each, so that the machine is saturated. Closing ends them. */
final class Hogs implements AutoCloseable {
    private static final int LONGEST_SECONDS = 1800;

    private final List<PythonFixture> processes = new ArrayList<>();

    Hogs(Settings settings) {
        for (int number = 0; number < settings.hogs(); number++) {
            Python python = settings.onePython();
            processes.add(PythonFixture.start(python, "spinners.py", LONGEST_SECONDS, 1));
        }
    }

    @Override
    public String toString() {
        return processes.isEmpty()
                ? "No other load was put on the machine."
                : "Meanwhile %d processes kept a CPU busy each.".formatted(processes.size());
    }

    @Override
    public void close() {
        processes.forEach(PythonFixture::close);
    }
}
