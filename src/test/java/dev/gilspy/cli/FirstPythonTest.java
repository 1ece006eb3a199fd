package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cli.FirstPython.Held;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.source.Source;
import dev.gilspy.source.StartUp;
import dev.gilspy.source.StartUp.Stage;
import dev.gilspy.source.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With sleep(1) in place of a Python. */
@Tag("live")
class FirstPythonTest {
    private static final Source SOURCE = (observer, stop) -> {};
    private static final StartUp OTHER = new StartUp(Stage.OTHER_PROGRAM, null);
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final List<String> attached = new ArrayList<>();

    private Held<Source> await(LaunchedCommand command, StartUp found) {
        return await(command, found, PATIENCE_NANOS);
    }

    private Held<Source> await(LaunchedCommand command, StartUp found, long patienceNanos) {
        FirstPython.Look look =
                new FirstPython.Look() {
                    @Override
                    public Stage byNames(int pid) {
                        return isPython(pid) ? Stage.STARTING : Stage.OTHER_PROGRAM;
                    }

                    @Override
                    public StartUp closely(int pid) {
                        return isPython(pid) ? found : OTHER;
                    }
                };
        Narrator narrator = new Narrator(new PrintWriter(new StringWriter()), true, false);
        return new FirstPython<>(command, look, this::attach, narrator, patienceNanos)
                .await(new StopSignal());
    }

    private static boolean isPython(int pid) {
        return name(pid).equals("sleep");
    }

    private Source attach(int pid) {
        attached.add(name(pid));
        return SOURCE;
    }

    private static String name(int pid) {
        try {
            return Files.readString(Path.of("/proc/%d/comm".formatted(pid))).strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static LaunchedCommand sh(String script) {
        return LaunchedCommand.start(List.of("sh", "-c", script));
    }

    @Test
    void theFirstPythonBelowAScriptIsHeldUntilItIsObserved() throws Exception {
        LaunchedCommand command = sh("sleep 0.5; exit 3");
        Held<Source> python = await(command, new StartUp(Stage.READY, null));
        assertThat(attached).containsExactly("sleep");
        assertThat(command.target()).matches("process \\d+, which sh started,");
        assertThat(command.endedWithin(500)).isFalse();
        python.hold().close();
        assertThat(command.await()).isEqualTo(3);
    }

    @Test
    void theCommandItselfGoesByItsName() {
        LaunchedCommand command = sh("exec sleep 0.5");
        Held<Source> python = await(command, new StartUp(Stage.READY, null));
        assertThat(command.target()).isEqualTo("sh");
        python.hold().close();
        assertThat(command.await()).isZero();
    }

    @Test
    void aShimMayTakeLongerThanAPython() {
        LaunchedCommand command = sh("timeout 0.4 tail -f /dev/null; exec sleep 0.5");
        Held<Source> python = await(command, new StartUp(Stage.READY, null), 200_000_000);
        assertThat(attached).containsExactly("sleep");
        python.hold().close();
        assertThat(command.await()).isZero();
    }

    @Test
    void whatNeverBecomesReadableSaysWhy() {
        UnsupportedInterpreterException old = new UnsupportedInterpreterException("Old.", "");
        assertThatThrownBy(() -> await(sh("sleep 0.2"), new StartUp(Stage.STARTING, old)))
                .isInstanceOf(NoTargetException.class)
                .hasMessage("sh ended (status 0) before its interpreter could be read.")
                .hasCause(old);
        assertThat(attached).isEmpty();
    }

    @Test
    void aCommandWithoutPythonIsToldApart() {
        assertThatThrownBy(() -> await(sh("exit 2"), new StartUp(Stage.READY, null)))
                .isInstanceOf(NoTargetException.class)
                .hasMessage("sh ended (status 2), and none of its processes ran Python.");
    }
}
