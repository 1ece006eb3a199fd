package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
    /** What follows the name is a command, or the verb of a sentence; not so behind a file's. */
    private static final Pattern COMMAND =
            Pattern.compile("(?<!\\.)gilspy (?!cannot|waits|lacks)([a-z]+)");

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
    void helpAndReportsNameOnlyCommandsThatExist() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path text : goldenTexts()) {
            Matcher command = COMMAND.matcher(Files.readString(text));
            while (command.find()) {
                named.add(command.group(1));
            }
        }

        assertThat(named).contains("record", "report");
        assertThat(root().getSubcommands().keySet()).containsAll(named);
    }

    private static List<Path> goldenTexts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("test-fixtures/golden"))) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(help("--version")).matches("gilspy \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void aTerminalOf80ColumnsShowsAllHelp() {
        assertThat(helps().flatMap(String::lines)).allMatch(line -> line.length() <= 80);
    }

    /** Where lines are filled, .gilspy may end as a dot. */
    @ParameterizedTest
    @MethodSource("commands")
    void noWordIsBrokenAtTheEndOfALine(String command) {
        String help = squeezed(help(command, "--help"));

        CommandSpec spec = root().getSubcommands().get(command).getCommandSpec();
        assertThat(spec.options())
                .isNotEmpty()
                .allSatisfy(
                        option ->
                                assertThat(help)
                                        .contains(
                                                squeezed(String.join(" ", option.description()))));
        assertThat(spec.usageMessage().exitCodeList().values())
                .isNotEmpty()
                .allSatisfy(meaning -> assertThat(help).contains(squeezed(meaning)));
    }

    private static String squeezed(String text) {
        return text.replace("%%", "%").replaceAll("\\s+", " ");
    }

    @Test
    void helpOfACommandIsThatCommandsHelp() {
        assertThat(help("help", "record")).isEqualTo(help("record", "--help"));
        assertThat(help("help")).isEqualTo(help("--help"));
    }

    @Test
    void eachHelpHasExamplesThatTheCommandLineTakes() {
        List<List<String>> examples = helps().map(ShellLine::examplesOf).toList();

        assertThat(examples).allSatisfy(each -> assertThat(each).isNotEmpty());
        ShellLine.words(examples.stream().flatMap(List::stream).toList())
                .forEach(words -> root().parseArgs(words));
    }

    @Test
    void whatTheReadmeSaysToTypeIsTaken() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> lines = ShellLine.commandsOf(readme.replace("--pid PID", "--pid 4242"));

        assertThat(lines).hasSizeGreaterThan(30).contains("gilspy record --pid 4242");
        ShellLine.words(lines).forEach(words -> root().parseArgs(words));
    }

    private static Stream<String> helps() {
        return Stream.concat(
                Stream.of(help("--help")), commands().map(command -> help(command, "--help")));
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
