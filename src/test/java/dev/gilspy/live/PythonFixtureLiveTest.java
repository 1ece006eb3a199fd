package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.gilspy.cpython.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness itself: every target runs on every interpreter, says the truth, and ends. */
@Tag("live")
class PythonFixtureLiveTest {
    /** A module of a target does not. */
    private static final Pattern SAYS_READY = Pattern.compile("fixture\\.(stay|say_ready)\\(");

    private static final String ASKS_FOR_A_GIL = "import sys; print(sys._is_gil_enabled())";

    @Test
    void everyVersionThatGilspyReadsIsThere() {
        assertThat(PythonVersions.installed().map(Python::minor))
                .contains(8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(PythonVersions.pypy().implementation()).isEqualTo("PyPy");
    }

    @Test
    void theFreeThreadedBuildRunsWithAndWithoutAGil() {
        Python python = PythonVersions.freeThreaded();

        assertThat(CommandOutput.of(python, "-c", ASKS_FOR_A_GIL)).isEqualTo("False\n");
        assertThat(CommandOutput.of(python.withGil(), "-c", ASKS_FOR_A_GIL)).isEqualTo("True\n");
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void everyTargetStartsAndEndsWhenTold(Python python) throws IOException {
        assertThat(targets()).hasSizeGreaterThan(9);
        for (String script : targets()) {
            try (PythonFixture target = PythonFixture.start(python, script, 60)) {
                target.endInput();
                assertThat(target.awaitEnd()).as(script).isZero();
            }
        }
    }

    @Test
    void aTargetEndsByItselfWhenItsTimeIsOver() {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 1)) {
            assertThat(target.awaitEnd()).isZero();
        }
    }

    @Test
    void closingEndsTheChildrenToo() {
        PythonFixture target = PythonFixture.start(PythonVersions.any(), "forks.py", 60);
        long child = Long.parseLong(target.ask("child?"));
        assertThat(ProcessHandle.of(child)).isPresent();

        Optional<ProcessHandle> handle = ProcessHandle.of(child);
        target.close();

        handle.ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(child)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void execKeepsThePid(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "execs.py", 60)) {
            int pid = target.pid();
            target.say("exec");
            assertThat(target.awaitReady().pid()).isEqualTo(pid);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void stacksAreToldForEveryShape(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "stacks.py", 60)) {
            JsonObject stacks = new Gson().fromJson(target.ask("stacks?"), JsonObject.class);

            assertThat(stacks.keySet()).hasSize(21).contains("recursion", "näme 日本 𠀀");
            assertThat(stacks.getAsJsonArray("recursion")).hasSize(3 + 8 + 1);
            assertThat(stacks.getAsJsonArray("deep")).hasSize(3 + 201 + 1);
        }
    }

    /** The programs that keep to the rules of {@code fixture.py}. */
    private static List<String> targets() throws IOException {
        List<String> targets = new ArrayList<>();
        try (var scripts = Files.newDirectoryStream(Path.of("test-fixtures/python"), "*.py")) {
            for (Path script : scripts) {
                if (SAYS_READY.matcher(Files.readString(script)).find()) {
                    targets.add(script.getFileName().toString());
                }
            }
        }
        return targets;
    }
}
