package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;

/** A target that computes what is known beforehand, and by which harm is told. */
final class Victim implements AutoCloseable {
    private static final int THREADS = 3;
    private static final int LONGEST_SECONDS = 1200;

    /** Before the chains in its answer: its CPU time, and what failed of what else it does. */
    private static final int WORDS_BEFORE = 2;

    private final PythonFixture process;
    private final List<Chain> chains = new ArrayList<>();
    private long steps;

    private Victim(PythonFixture process) {
        this.process = process;
        for (int number = 0; number < THREADS; number++) {
            chains.add(new Chain(number));
        }
    }

    /** One that computes, and no more. */
    static Victim start(Python python) {
        return start(python, "nothing");
    }

    /**
     * @param besides what of {@code misbehaves.py} it does, and arguments for that
     */
    static Victim start(Python python, String... besides) {
        List<Object> words = new ArrayList<>(List.of(THREADS));
        words.addAll(List.of(besides));
        return new Victim(
                PythonFixture.start(python, "chains.py", LONGEST_SECONDS, words.toArray()));
    }

    int pid() {
        return process.pid();
    }

    PythonFixture process() {
        return process;
    }

    /** All that can be asked of it: its threads' states, its numbers, and that they go on. */
    void assertUnharmed() {
        TaskStates.of(pid()).assertRunFree();
        assertComputes();
    }

    /** Its numbers are right, and become more. */
    void assertComputes() {
        long before = steps;
        if (assertRight() == before) { // asked again before a step was over
            Waiting.until("it goes on", () -> assertRight() > before);
        }
    }

    /**
     * Holds what it says against what is known.
     *
     * @return all steps so far
     */
    private long assertRight() {
        List<String> said = said();
        assertThat(said.get(1)).as("failures").isEqualTo("0");
        List<String> wrong = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < THREADS; i++) {
            String chain = said.get(WORDS_BEFORE + i);
            long own = steps(chain);
            if (Long.parseUnsignedLong(chain.split(":")[1]) != chains.get(i).after(own)) {
                wrong.add(chain);
            }
            all += own;
        }
        assertThat(wrong).as("wrong of %s", said).isEmpty();
        steps = all;
        return all;
    }

    /**
     * Steps for each second of its own CPU time, which no other work on the machine changes much.
     */
    double stepsPerCpuSecond(int seconds) {
        long[] before = stepsAndCpu();
        Waiting.millis(1000L * seconds);
        long[] after = stepsAndCpu();
        return (after[0] - before[0]) * 1e9 / (after[1] - before[1]);
    }

    private long[] stepsAndCpu() {
        List<String> said = said();
        long all = said.stream().skip(WORDS_BEFORE).mapToLong(Victim::steps).sum();
        return new long[] {all, Long.parseLong(said.get(0))};
    }

    private static long steps(String chain) {
        return Long.parseLong(chain.split(":")[0]);
    }

    private List<String> said() {
        return List.of(process.ask("?").split(" "));
    }

    @Override
    public void close() {
        process.close();
    }
}
