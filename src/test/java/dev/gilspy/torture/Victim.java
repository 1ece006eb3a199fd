package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A target that computes what is known beforehand, and by which harm is told. */
final class Victim implements AutoCloseable {
    static final int THREADS = 3;
    private static final int LONGEST_SECONDS = 1200;

    private final PythonFixture process;
    private final List<Chain> chains = new ArrayList<>();
    private long steps;

    private Victim(PythonFixture process) {
        this.process = process;
        for (int number = 0; number < THREADS; number++) {
            chains.add(new Chain(number));
        }
    }

    static Victim start(Python python) {
        return new Victim(PythonFixture.start(python, "chains.py", LONGEST_SECONDS, THREADS));
    }

    int pid() {
        return process.pid();
    }

    /** All that can be asked of it: its threads' states, its numbers, and that they go on. */
    void assertUnharmed() {
        TaskStates.of(pid()).assertRunFree();
        long before = steps;
        assertRight();
        if (steps == before) { // asked again before a step was over
            Waiting.until("it goes on", () -> assertRight() > before);
        }
    }

    /**
     * Holds what it says against what is known.
     *
     * @return all steps so far
     */
    private long assertRight() {
        String[] said = process.ask("?").split(" ");
        List<String> wrong = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < THREADS; i++) {
            String[] chain = said[i + 1].split(":");
            long own = Long.parseLong(chain[0]);
            if (Long.parseUnsignedLong(chain[1]) != chains.get(i).after(own)) {
                wrong.add(said[i + 1]);
            }
            all += own;
        }
        assertThat(wrong).as("wrong of %s", Arrays.toString(said)).isEmpty();
        steps = all;
        return all;
    }

    /**
     * Steps for each second of its own CPU time, which no other work on the machine changes much.
     */
    double stepsPerCpuSecond(int seconds) {
        long[] before = stepsAndCpu();
        Waiting.seconds(seconds);
        long[] after = stepsAndCpu();
        return (after[0] - before[0]) * 1e9 / (after[1] - before[1]);
    }

    private long[] stepsAndCpu() {
        String[] said = process.ask("?").split(" ");
        long all =
                Arrays.stream(said).skip(1).mapToLong(c -> Long.parseLong(c.split(":")[0])).sum();
        return new long[] {all, Long.parseLong(said[0])};
    }

    @Override
    public void close() {
        process.close();
    }
}
