package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.Launcher.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program in shells, pipes, terminals and countries that are not the usual ones. */
class MannersIT {
    private static final String RECORDING =
            Path.of("test-fixtures/recordings/one-interpreter.gilspy").toAbsolutePath().toString();

    /** Runs what it is given on a terminal of its own. */
    private static final String ON_A_TERMINAL =
            "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)";

    @TempDir private Path folder;

    private static String report;

    @BeforeAll
    static void asItUsuallyIs() throws Exception {
        report = Launcher.packaged().run("report", RECORDING).output();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Duser.language=tr", "-Duser.language=fa -Duser.extensions=nu-arabext"})
    void figuresAreTheSameEverywhere(String country) throws Exception {
        Launcher there = Launcher.packaged().with("GILSPY_JAVA_OPTS", country);

        assertThat(there.run("report", RECORDING).output())
                .isEqualTo(report)
                .containsPattern("[0-9]\\.[0-9]");
    }

    @Test
    void aTerminalWithoutUtf8GetsAscii() throws Exception {
        String shown = onATerminal("LC_ALL=C", "TERM=xterm");

        assertThat(shown).matches("(?s)\\p{ASCII}+").contains("gilspy . pid").contains("\u001b[");
    }

    @Test
    void aPipeGetsUtf8WhateverTheTerminal() throws Exception {
        Launcher launcher = Launcher.packaged().with("LC_ALL", "C");

        assertThat(launcher.run("report", RECORDING).output()).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    report RECORDING        | >/dev/full | 2 | No space left on device
                    report RECORDING        | >&-        | 2 | Bad file descriptor
                    report RECORDING        | <&- >&-    | 2 | Bad file descriptor
                    --help                  | >/dev/full | 2 | No space left on device
                    """)
    void whatCannotBeWrittenIsSaid(String command, String where, int status, String reason)
            throws Exception {
        Outcome outcome = shell(command + " " + where);

        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.errors())
                .startsWith("gilspy: Cannot write standard output: %s.\n".formatted(reason))
                .hasLineCount(2);
        UserMessages.assertKnown(outcome.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"report RECORDING", "--help"})
    void aReaderWhoHasSeenEnoughIsNoFailure(String command) throws Exception {
        Outcome outcome = shell(command + " | true; exit ${PIPESTATUS[0]}");

        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void withNobodyToTellTheStatusStillTells() throws Exception {
        assertThat(shell("report no-such.gilspy 2>&-").status()).isEqualTo(2);
        assertThat(shell("report no-such.gilspy 2>/dev/full").status()).isEqualTo(2);
    }

    @Test
    void runsInAnEmptyEnvironment() throws Exception {
        Outcome outcome = bash("env -i PATH=\"$PATH\" \"$0\" report " + RECORDING);

        assertThat(outcome.status()).as(outcome.errors()).isZero();
        assertThat(outcome.output()).contains("gilspy · pid");
    }

    @Test
    void aFolderThatIsGoneIsSaidInASentence() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Outcome outcome = bash("cd " + gone + " && rmdir " + gone + " && \"$0\" --version");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .contains("gilspy: the current folder does not exist any more")
                .doesNotContain("java");
    }

    /** Else a command that gilspy starts would find a file of Java's there. */
    @Test
    void streamsThatAreClosedAreNoFilesOfOurs() throws Exception {
        Path seen = folder.resolve("seen");
        String links = "x=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)";
        String streams = links + "; echo \"$x\" >" + seen;
        bash("\"$0\" record -- sh -c '" + streams + "' <&- >&- 2>&-");

        assertThat(seen).hasContent("/dev/null\n/dev/null\n/dev/null\n");
    }

    @Test
    void defaultsComeFromTheUsersFile() throws Exception {
        Path file =
                Files.createDirectories(folder.resolve(".config/gilspy")).resolve("config.toml");
        Files.writeString(file, "[report]\nformat = \"folded\"\n");
        Launcher launcher =
                Launcher.packaged()
                        .with("GILSPY_CONFIG", null)
                        .with("XDG_CONFIG_HOME", null)
                        .with("HOME", folder.toString());
        String folded = Launcher.packaged().run("report", RECORDING, "-f", "folded").output();

        assertThat(launcher.run("report", RECORDING)).isEqualTo(new Outcome(0, folded, ""));
        Files.writeString(file, "rate = \"fast\"\n");
        Outcome refused = launcher.run("report", RECORDING);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.errors()).startsWith("gilspy: " + file + ", line 1: ");
    }

    private static Outcome shell(String command) throws Exception {
        return bash("\"$0\" " + command.replace("RECORDING", RECORDING));
    }

    private static Outcome bash(String script) throws Exception {
        return ended(new ProcessBuilder("bash", "-c", script, Launcher.packaged().path()));
    }

    private static String onATerminal(String... environment) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-c", ON_A_TERMINAL, "env"));
        command.addAll(Arrays.asList(environment));
        command.addAll(List.of(Launcher.packaged().path(), "report", RECORDING));
        Outcome outcome = ended(new ProcessBuilder(command));
        assertThat(outcome.status()).as(outcome.output() + outcome.errors()).isZero();
        return outcome.output();
    }

    private static Outcome ended(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        process.getOutputStream().close();
        String output = text(process.getInputStream().readAllBytes());
        String errors = text(process.getErrorStream().readAllBytes());
        return new Outcome(process.waitFor(), output, errors);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
