package dev.gilspy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.Launcher.Outcome;
import dev.gilspy.elf.Tool;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program in real locales, which are compiled for it; see locale(7). */
class LocalesIT {
    private static final Path RECORDING =
            Path.of("test-fixtures/recordings/one-interpreter.gilspy").toAbsolutePath();

    /**
     * Makes a file whose name is of the bytes that printf(1) makes of $2, reads it, and writes
     * beside it.
     */
    private static final String OPEN_A_NAME =
            """
            name=$(printf '%b' "$2") && cp "$3" "$name" && "$1" report "$name" -o "$name.json" && rm "$name.json"
            """;

    /** Passes these bytes on to a command that says what it got, and in which locale. */
    private static final String PASS_A_WORD =
            """
            "$1" record -q --exact=off -d 100ms -o a.txt -- python3 -c \
            'import os, sys, time; print(os.fsencode(sys.argv[1]), os.environ.get("LC_ALL")); time.sleep(0.5)' \
            "$(printf '%b' "$2")"
            """;

    private static final String ON_A_TERMINAL =
            "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)";

    @TempDir private Path folder;

    private static String locales;
    private static String report;

    @BeforeAll
    static void find() throws Exception {
        locales = Tool.output(List.of("test-fixtures/locales/find.sh")).strip();
        report = Launcher.packaged().run("report", RECORDING).output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_DE.UTF-8", "tr_TR.UTF-8", "fa_IR.UTF-8"})
    void figuresAndWordsAreTheSameEverywhere(String locale) throws Exception {
        Launcher there = Launcher.packaged().with("LOCPATH", locales).with("LC_ALL", locale);

        assertThat(there.run("report", RECORDING, "--format", "text", "--color=never"))
                .isEqualTo(new Outcome(0, report, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "C, gr\\303\\274n.gilspy",
        "'', gr\\303\\274n.gilspy",
        "xx_YY.UTF-8, gr\\303\\274n.gilspy", // which no machine has
        "de_DE.ISO-8859-1, gr\\374n.gilspy",
        "ja_JP.EUC-JP, \\306\\374.gilspy"
    })
    void filesAreFoundByNamesAsTheyAreTyped(String locale, String name) throws Exception {
        assertThat(shell(locale, OPEN_A_NAME, name, RECORDING.toString()))
                .isEqualTo(new Outcome(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "C, gr\\303\\274n, b'gr\\xc3\\xbcn' C",
        "de_DE.ISO-8859-1, gr\\374n, b'gr\\xfcn' de_DE.ISO-8859-1"
    })
    @Needs(Permission.PTRACE)
    void aCommandGetsWordsAndLocaleAsTheyAre(String locale, String word, String said)
            throws Exception {
        assertThat(shell(locale, PASS_A_WORD, word)).isEqualTo(new Outcome(0, said + "\n", ""));
    }

    @Test
    void aTerminalOfAnotherCharacterSetGetsAscii() throws Exception {
        String terminal = "exec python3 -c '%s' \"$1\" report \"$2\"".formatted(ON_A_TERMINAL);
        Outcome outcome = shell("de_DE.ISO-8859-1", terminal, RECORDING.toString());

        assertThat(outcome.output()).matches("(?s)\\p{ASCII}+").contains("gilspy . pid");
    }

    /**
     * @param arguments $2 and on; $1 is gilspy
     */
    private Outcome shell(String locale, String script, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", script, "sh", Launcher.packaged().path()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().remove("LANG");
        builder.environment()
                .putAll(Map.of("LOCPATH", locales, "LC_ALL", locale, "GILSPY_CONFIG", ""));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output, errors);
    }
}
