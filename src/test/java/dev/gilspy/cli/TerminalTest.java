package dev.gilspy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @Test
    void coloursOnATerminalUnlessTheUserObjects() {
        assertThat(terminal(Map.of()).colors()).isTrue();
        assertThat(terminal(Map.of("NO_COLOR", "")).colors()).isTrue();
        assertThat(terminal(Map.of("NO_COLOR", "1")).colors()).isFalse();
        assertThat(terminal(Map.of("TERM", "dumb")).colors()).isFalse();
        assertThat(new Terminal(Map.of(), false, true).colors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "FORCE_COLOR, 1, true",
        "FORCE_COLOR, 0, false",
        "FORCE_COLOR, '', false",
        "CLICOLOR_FORCE, 1, true",
        "CLICOLOR_FORCE, 0, false",
        "CLICOLOR, 1, false"
    })
    void coloursAPipeWhereTheUserForcesIt(String name, String value, boolean colours) {
        Map<String, String> dumb = Map.of(name, value, "TERM", "dumb");
        Map<String, String> objecting = Map.of(name, value, "NO_COLOR", "1");

        assertThat(new Terminal(dumb, false, false).colors()).isEqualTo(colours);
        assertThat(new Terminal(objecting, true, true).colors()).isFalse();
    }

    @Test
    void onlyATerminalThatHasNoMoreGetsAscii() throws IOException {
        Map<String, String> ascii = Map.of("LC_ALL", "C");

        assertThat(shown(terminal(ascii))).isEqualTo("# 1 us <");
        assertThat(shown(new Terminal(ascii, false, true))).isEqualTo("█ 1 µs ←");
        assertThat(shown(terminal(Map.of("LANG", "de_DE.UTF-8")))).isEqualTo("█ 1 µs ←");
    }

    private static String shown(Terminal terminal) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream out = terminal.shownOutput(bytes);
        out.write("█ 1 µs ←".getBytes(UTF_8));
        out.flush();
        return bytes.toString(UTF_8);
    }

    @Test
    void whatTheUserSaysOverrulesTheTerminal() {
        assertThat(ColorWhen.ALWAYS.colors(new Terminal(Map.of(), false, false))).isTrue();
        assertThat(ColorWhen.NEVER.colors(terminal(Map.of()))).isFalse();
        assertThat(ColorWhen.AUTO.colors(terminal(Map.of()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"72, 72", "0, 100", "-3, 100", "wide, 100", "999999, 1000", "'', 100"})
    void theWidthIsThatOfColumnsElseTheDefault(String columns, int width) {
        Terminal pipe = new Terminal(Map.of("COLUMNS", columns), false, false);

        assertThat(pipe.width()).isEqualTo(width);
        assertThat(pipe.fileWidth()).isEqualTo(width);
    }

    @Test
    void theLocaleSaysWhetherThereIsMoreThanAscii() {
        assertThat(terminal(Map.of("LANG", "en_US.UTF-8")).utf8()).isTrue();
        assertThat(terminal(Map.of("LC_CTYPE", "C.utf8", "LANG", "C")).utf8()).isTrue();
        assertThat(terminal(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8")).utf8()).isFalse();
        assertThat(terminal(Map.of("LC_ALL", "", "LANG", "de_DE@euro")).utf8()).isFalse();
        assertThat(terminal(Map.of()).utf8()).isFalse();
    }

    @Test
    void onlyATerminalWithACursorThatMovesCanBeFilled() {
        assertThat(terminal(Map.of("TERM", "dumb")).fillable()).isFalse();
        assertThat(terminal(Map.of()).fillable()).isFalse();
        assertThat(new Terminal(Map.of("TERM", "xterm"), false, true).fillable()).isFalse();
    }

    private static Terminal terminal(Map<String, String> environment) {
        return new Terminal(environment, true, true);
    }
}
