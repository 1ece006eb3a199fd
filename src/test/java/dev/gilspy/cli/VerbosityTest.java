package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbosityTest {
    private static final String RECORDING = "test-fixtures/recordings/one-interpreter.gilspy";

    @TempDir private Path folder;

    @Test
    void quietLeavesOutWarningsAndNotFailures() {
        assertThat(report("--threads", "nobody").err()).contains("no thread has \"nobody\"");
        assertThat(report("--threads", "nobody", "-q").err()).isEmpty();
        assertThat(CommandRun.of("report", "no-such.gilspy", "-q").err())
                .startsWith("gilspy: Cannot read no-such.gilspy");
    }

    @Test
    void verboseSaysHowLongItTook() {
        assertThat(report().err()).isEmpty();
        assertThat(report("-v").err()).matches("gilspy: reading took \\d.* [mµ]?s\n");
    }

    @Test
    void whoAsksForMoreGetsItThoughQuietIsTheDefault() {
        assertThat(report("-q", "-v").err()).contains("reading took");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "top", "dump", "report", "check", "diff", "demo"})
    void everyCommandThatObservesOrWritesHasBoth(String command) {
        var spec =
                Main.commandLine(new Terminal(Map.of(), false, false))
                        .getSubcommands()
                        .get(command)
                        .getCommandSpec();

        assertThat(spec.findOption("-q").longestName()).isEqualTo("--quiet");
        assertThat(spec.findOption("-v").longestName()).isEqualTo("--verbose");
    }

    private CommandRun report(String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "report";
        args[1] = RECORDING;
        args[2] = "-o";
        args[3] = folder.resolve("a.txt").toString();
        System.arraycopy(more, 0, args, 4, more.length);
        CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).isZero();
        return run;
    }
}
