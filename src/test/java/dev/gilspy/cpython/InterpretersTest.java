package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.cpython.Interpreters.Walk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpretersTest {
    private static final long NOWHERE = 0x1234_5000L;

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void theyComeNewestFirstWithTheGilThatEachTakes(FakePython python) {
        long own = python.interpreter(1, true);
        long shared = python.interpreter(2, false);
        CpythonProcess process = python.process();
        Walk walk = new Interpreters(process).walk();
        boolean canOwn = python.layout().has("PyInterpreterState", "_gil");
        long ownGil =
                canOwn ? own + python.layout().offset("PyInterpreterState", "_gil") : process.gil();
        assertThat(walk.whole()).isTrue();
        assertThat(walk.head()).isEqualTo(shared);
        assertThat(walk.interpreters())
                .containsExactly(
                        new Interpreter(2, shared, process.gil()),
                        new Interpreter(1, own, ownGil),
                        process.main());
    }

    @Test
    void oneThatIsBeingMadeIsLeftOut() {
        FakePython python = new FakePython(13);
        long unfinished = python.interpreter(1, true);
        python.set(unfinished, "PyInterpreterState", "ceval.gil", 0);
        python.interpreter(2, true);
        assertThat(ids(new Interpreters(python.process()).walk())).containsExactly(2, 0);
    }

    @Test
    void aBrokenListIsReadUpToTheBreak() {
        FakePython python = new FakePython(14);
        long freed = python.interpreter(1, true);
        python.interpreter(2, true);
        python.set(freed, "PyInterpreterState", "next", NOWHERE);
        Walk walk = new Interpreters(python.process()).walk();
        assertThat(walk.whole()).isFalse();
        assertThat(ids(walk)).containsExactly(2, 1);
    }

    @Test
    void aLoopEndsSoon() {
        FakePython python = new FakePython(12);
        long first = python.interpreter(1, true);
        long second = python.interpreter(2, true);
        python.set(first, "PyInterpreterState", "next", second);
        Walk walk =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> new Interpreters(python.process()).walk());
        assertThat(walk.whole()).isFalse();
        assertThat(walk.interpreters()).hasSizeLessThanOrEqualTo(1_000);
    }

    private static List<Integer> ids(Walk walk) {
        return walk.interpreters().stream().map(Interpreter::id).toList();
    }
}
