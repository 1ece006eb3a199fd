package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.os.KilledTracer.Point;
import java.io.BufferedReader;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 at a stop: the target must run on, in every thread, untraced, with its signals. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
@Tag("live")
class KilledTracerTest {
    private static final String FOUR_SPINNERS =
            """
            import threading
            def spin():
                while True: pass
            for _ in range(3): threading.Thread(target=spin, daemon=True).start()
            print("ready", flush=True)
            spin()
            """;

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"SEIZED", "INTERRUPTED", "STANDING", "ALL_STANDING"})
    void targetRunsOn(Point point) throws IOException, InterruptedException {
        try (PythonTarget target = PythonTarget.start(FOUR_SPINNERS)) {
            Process tracer = KilledTracer.start(point, target.pid());
            BufferedReader said = tracer.inputReader();
            assertThat(said.readLine()).isEqualTo("there");
            boolean traced = !target.statusOfThreads("TracerPid").get(0).equals("0");
            tracer.destroyForcibly().waitFor();
            assertThat(traced).isTrue(); // else nothing was put to the test
            assertUntraced(target);
        }
    }

    @Test
    void targetGetsTheSignalThatItStoodBefore() throws IOException, InterruptedException {
        String program =
                """
                import signal
                signal.signal(signal.SIGUSR1, lambda *_: print("signal", flush=True))
                print("ready", flush=True)
                while True: pass
                """;
        try (PythonTarget target = PythonTarget.start(program)) {
            Process tracer = KilledTracer.start(Point.BEFORE_A_SIGNAL, target.pid());
            BufferedReader said = tracer.inputReader();
            assertThat(said.readLine()).isEqualTo("send");
            target.signal("USR1");
            assertThat(said.readLine()).isEqualTo("there");
            String standing = target.state();
            tracer.destroyForcibly().waitFor();
            assertThat(standing).isEqualTo("t");
            assertThat(target.line()).isEqualTo("signal");
            assertUntraced(target);
        }
    }

    private static void assertUntraced(PythonTarget target) {
        assertThat(target.statusOfThreads("TracerPid")).containsOnly("0");
        assertThat(target.statusOfThreads("State")).doesNotContain("t", "T");
        ThreadStopperTest.assertRuns(target);
    }
}
