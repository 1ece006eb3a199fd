package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.report.Golden;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    @Test
    void theProgramsHelpIsAsWritten() throws IOException {
        Golden.assertMatches("help-gilspy.txt", help("--help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandsHelpIsAsWritten(String command) throws IOException {
        Golden.assertMatches("help-%s.txt".formatted(command), help(command, "--help"));
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(help("--version")).matches("gilspy \\d+\\.\\d+\\.\\d+\\R");
    }

    private static Stream<String> commands() {
        return root().getSubcommands().keySet().stream();
    }

    private static CommandLine root() {
        return Main.commandLine(new Terminal(Map.of(), false, false));
    }

    private static String help(String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
