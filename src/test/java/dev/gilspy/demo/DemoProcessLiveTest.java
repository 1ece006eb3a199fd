package dev.gilspy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("live")
class DemoProcessLiveTest {
    private static final List<String> VERSIONS =
            List.of("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15");

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyWorkloadEndsWhenClosed(Workload workload) throws IOException {
        ProcessHandle process;
        try (var demo = pythons(python(PythonVersions.any())).start(workload)) {
            process = ProcessHandle.of(demo.pid()).orElseThrow();
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void everyVersionRunsTheThreads(Python python) throws IOException {
        try (var demo = pythons(python(python)).start(Workload.THREADS)) {
            String[] tasks = new File("/proc/%d/task".formatted(demo.pid())).list();
            assertThat(tasks).as("the main thread and four workers").hasSize(5);
        }
    }

    @Test
    void theSameWorkIsCountedInThreadsAndInProcesses() throws IOException {
        for (String way : List.of("threads", "processes")) {
            try (var demo =
                    pythons(python(PythonVersions.any())).start(Workload.THREADS, way, "2")) {
                Tally first = demo.tally();
                Tally later = demo.tally();
                while (later.units() - first.units() < 10) {
                    later = demo.tally();
                }
                assertThat(later.rateSince(first)).as(way).isPositive();
            }
        }
    }

    /** How much faster depends on the machine: it has more than one CPU for it, or it has not. */
    @Test
    void processesDoMoreOfTheSameWorkThanThreads() throws IOException {
        Pythons pythons = pythons(python(PythonVersions.any()));
        double gain = new ProcessGain(pythons, Workload.THREADS).measure();
        assertThat(gain).isBetween(0.5, Runtime.getRuntime().availableProcessors() * 1.5);
    }

    @Test
    void theProgramsFilesAreGoneOnceItRuns() throws IOException {
        try (var demo = pythons(python(PythonVersions.any())).start(Workload.LOCK)) {
            String command = Files.readString(Path.of("/proc/%d/cmdline".formatted(demo.pid())));
            Path script = Path.of(command.split("\0")[1]);
            assertThat(script.getFileName()).hasToString("demo_lock.py");
            assertThat(script.getParent()).doesNotExist();
        }
    }

    @Test
    void takesTheFirstPythonThatWillDo() throws IOException {
        String good = python(PythonVersions.any());
        var pythons = new Pythons(List.of("/no/python", says("python2 rules"), good), VERSIONS);
        try (var demo = pythons.start(Workload.SINGLE)) {
            assertThat(demo.greeting().orElseThrow().version()).isEqualTo("3.12");
        }
    }

    @Test
    void saysWhyNoPythonWillDo() throws IOException {
        String old = says("ready 1 cpython 3.6");
        String pypy = says("ready 1 pypy 3.10");
        String broken = says("python: command not found\nThese exist: python2");
        String ancient = says("  File lifeline.py, line 15\nSyntaxError: invalid syntax");
        var pythons = new Pythons(List.of("/no/python", old, pypy, broken, ancient), VERSIONS);
        assertThatThrownBy(() -> pythons.start(Workload.THREADS))
                .hasMessage(
                        "the demo needs a CPython 3.8 to 3.15, and there is none: no /no/python; "
                                + "%s: it is cpython 3.6; %s: it is pypy 3.10; "
                                        .formatted(old, pypy)
                                + "%s: python: command not found; ".formatted(broken)
                                + "%s: SyntaxError: invalid syntax".formatted(ancient))
                .asInstanceOf(InstanceOfAssertFactories.type(NoTargetException.class))
                .returns(ExitCode.NO_TARGET, NoTargetException::exitCode);
    }

    private static Pythons pythons(String executable) {
        return new Pythons(List.of(executable), VERSIONS);
    }

    /** A wrapper like a version manager's, which sets what that Python needs and becomes it. */
    private String python(Python python) throws IOException {
        StringBuilder lines = new StringBuilder();
        python.environment()
                .forEach((key, value) -> lines.append("export %s='%s'\n".formatted(key, value)));
        return script(lines + "exec '%s' \"$@\"\n".formatted(python.executable()));
    }

    private String says(String line) throws IOException {
        return script("echo '%s'\n".formatted(line));
    }

    private String script(String body) throws IOException {
        Path script = Files.createTempFile(folder, "python", "");
        Files.writeString(script, "#!/bin/sh\n" + body);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }
}
