package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.CpythonAttach;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.cpython.layout.Struct;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where CPython itself says that a thread asks for the GIL, it agrees with where the thread sleeps.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class GilRequestLiveTest {
    private static final int SPINNERS = 3;
    private static final int LOOKS = 3_000;

    private CpythonProcess process;
    private int asleepForGil;
    private int askingThen;

    static Stream<Python> thatSayIt() {
        return PythonVersions.installed()
                .filter(
                        python ->
                                LayoutLibrary.find(3, python.minor(), python.freeThreaded())
                                        .orElseThrow()
                                        .has("PyThreadState", "gil_requested"));
    }

    @ParameterizedTest
    @MethodSource("thatSayIt")
    void whoSleepsOnTheGilAsksForIt(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60, SPINNERS)) {
            int pid = target.pid();
            process =
                    CpythonAttach.attach(
                                    RuntimeLocator.locate(Target.open(pid)),
                                    new ProcessVmMemory(pid))
                            .orElseThrow();
            List<ThreadStateWords> threads =
                    new ThreadStates(process, process.interpreter()).walk().threads();
            for (int i = 0; i < LOOKS; i++) {
                look(pid, threads.get(i % threads.size()));
            }
        }
        assertThat(asleepForGil).as("looks at a thread asleep for the GIL").isGreaterThan(100);
        assertThat(askingThen).as("of which it asks for it").isEqualTo(asleepForGil);
    }

    /** Counts only if the thread slept on the same word, for the same call, before and after. */
    private void look(int pid, ThreadStateWords thread) {
        String folder = "/proc/" + pid + "/task/" + thread.nativeId();
        int requestedAt = process.layout().offset("PyThreadState", "gil_requested");
        boolean before = sleepsOnGil(SyscallLine.of(folder));
        int requested = process.memory().readInt(thread.address() + requestedAt);
        if (before && sleepsOnGil(SyscallLine.of(folder))) {
            asleepForGil++;
            askingThen += requested == 1 ? 1 : 0;
        }
    }

    /** On the condition variable that take_gil() waits on; drop_gil() has another one. */
    private boolean sleepsOnGil(SyscallLine line) {
        Struct words = process.layout().struct("_gil_runtime_state");
        long from = process.gil() + words.offset("cond");
        long to = process.gil() + words.field("cond").end();
        return line.number() == SystemCalls.FUTEX
                && line.argument(0) >= from
                && line.argument(0) < to;
    }
}
