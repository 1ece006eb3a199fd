package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

class ConfigTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("gilspy.toml");
    }

    @Test
    void aKeyAtTheTopIsForAllCommandsThatHaveIt() throws IOException {
        write("rate = 500\nall = true");

        assertThat(value("--rate", "record", "--pid", "1")).isEqualTo(500);
        assertThat(value("--rate", "demo")).isEqualTo(500);
        assertThat(value("--all", "diff", "a", "b")).isEqualTo(true);
    }

    @Test
    void aTableIsForItsCommandAndGoesBeforeTheTop() throws IOException {
        write("rate = 500\n[record]\nrate = \"2k\"\nnative = true");

        assertThat(value("--rate", "record", "--pid", "1")).isEqualTo(2000);
        assertThat(value("--native", "record", "--pid", "1")).isEqualTo(true);
        assertThat(value("--rate", "demo")).isEqualTo(500);
        assertThat(value("--native", "demo")).isEqualTo(false);
    }

    @Test
    void theCommandLineGoesBeforeTheFile() throws IOException {
        write("rate = 500\nnative = true\nexact = \"off\"\nforbid = [\"held-blocked\"]");

        assertThat(value("--rate", "record", "-p", "1", "-r", "7")).isEqualTo(7);
        assertThat(value("--native", "record", "-p", "1", "--native")).isEqualTo(true);
        assertThat(value("--native", "record", "-p", "1", "--native=false")).isEqualTo(false);
        assertThat(value("--exact", "record", "-p", "1", "--exact")).hasToString("ON");
        assertThat(value("--exact", "record", "-p", "1")).hasToString("OFF");
        assertThat(value("--forbid", "check", "a", "--forbid", "waiting"))
                .isEqualTo(List.of("waiting"));
    }

    @Test
    void theFileGoesBeforeTheDefaultOfACommand() throws IOException {
        assertThat(value("--duration", "top", "-p", "1")).isEqualTo(0L);
        write("duration = \"3s\"");
        assertThat(value("--duration", "top", "-p", "1")).isEqualTo(3_000_000_000L);
    }

    @Test
    void aListIsForWhatMayBeGivenSeveralTimes() throws IOException {
        write("[check]\nforbid = [\"held-blocked\", \"w-*=waiting\"]\nmax-hold = \"10ms\"");

        assertThat(value("--forbid", "check", "a"))
                .isEqualTo(List.of("held-blocked", "w-*=waiting"));
        assertThat(value("--max-hold", "check", "a")).isEqualTo(List.of("10ms"));
    }

    @Test
    void everyOptionThatMayHaveADefaultIsTextOrSeveralTexts() {
        for (CommandLine command : gilspy().getSubcommands().values()) {
            assertThat(command.getCommandSpec().options())
                    .filteredOn(
                            option -> option.isMultiValue() && ConfigReader.mayHaveDefault(option))
                    .allSatisfy(
                            option ->
                                    assertThat(option.auxiliaryTypes())
                                            .containsExactly(String.class));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rate = 500;ratte = 1     | line 2: there is no option "ratte".
                    [record];forbid = "x"    | line 2: there is no option "forbid"
                    [recrod];rate = 1        | line 1: there is no command "recrod".
                    record = 3               | line 1: record is a command, whose options are in a table.
                    pid = 42                 | line 1: "pid" says what one run is about, and has no default.
                    [record];output = "a"    | line 2: "output" says what one run is about
                    help = true              | line 1: "help" says what one run is about
                    config = "a"             | line 1: "config" says what one run is about
                    native = "yes"           | line 1: "native" is true or false.
                    rate = true              | line 1: "rate" takes text in quotes, or a number.
                    rate = [1, 2]            | line 1: "rate" takes one value.
                    rate = "fast"            | line 1: Invalid value for option '--rate'
                    [top];refresh = "fast"   | line 2: Invalid value for option '--refresh'
                    color = "pink"           | line 1: Invalid value for option '--color'
                    keep = 1.5               | line 1: Invalid value for option '--keep'
                    rate = 1;rate = 2        | line 2: rate previously defined
                    rate                     | line 1
                    """)
    void whatCannotBeIsToldWithItsLine(String text, String complaint) throws IOException {
        write(text.replace(';', '\n'));

        assertThatThrownBy(() -> config())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageContaining(complaint);
    }

    @Test
    void whatIsMistypedIsAnsweredWithWhatIsLikeIt() throws IOException {
        write("[record]\nratte = 1");

        assertThatThrownBy(this::config)
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.hint()).matches("Did you mean rate\\? Options: all, .*"));
    }

    @Test
    void helpShowsWhatIsInForceAndSaysSo() throws IOException {
        write("rate = 500\n[record]\nnative = true");
        StringWriter out = new StringWriter();

        configured().setOut(new PrintWriter(out)).execute("record", "--help");

        assertThat(out.toString())
                .contains("(default: 500)", "Defaults from %s: native, rate".formatted(file));
    }

    @Test
    void whoAsksIsToldWhichFileWasRead() throws IOException {
        write("rate = 500");
        StringWriter err = new StringWriter();

        configured().setErr(new PrintWriter(err)).execute("report", "no-such.gilspy", "-v");

        assertThat(err.toString()).startsWith("gilspy: read %s\n".formatted(file));
    }

    @Test
    void aMistakeThatTheFileMakesIsToldWithTheFile() throws IOException {
        write("[record]\nrotate = \"1h\"");
        StringWriter err = new StringWriter();

        int code =
                configured()
                        .setErr(new PrintWriter(err))
                        .execute("record", "-p", "1", "--no-config");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("Defaults from %s: rotate; --no-config leaves".formatted(file));
    }

    @Test
    void aCommandWhoseDefaultDependsOnMoreAsksWhetherTheFileHasOne() throws IOException {
        write("[demo]\nduration = \"3s\"");
        CommandLine gilspy = configured();

        assertThat(Config.gives(gilspy.getSubcommands().get("demo").getCommandSpec(), "duration"))
                .isTrue();
        assertThat(Config.gives(gilspy.getSubcommands().get("top").getCommandSpec(), "duration"))
                .isFalse();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static CommandLine gilspy() {
        return Main.commandLine(new Terminal(Map.of(), false, false));
    }

    private CommandLine configured() {
        CommandLine gilspy = gilspy();
        config().ifPresent(config -> config.applyTo(gilspy));
        return gilspy;
    }

    private Optional<Config> config() {
        String name = Files.exists(file) ? file.toString() : "";
        return Config.find(Map.of("GILSPY_CONFIG", name), ConfigTest::gilspy);
    }

    /** What an option has on a command line. */
    private Object value(String option, String... args) {
        CommandLine gilspy = configured();
        Object[] value = new Object[1];
        gilspy.setExecutionStrategy(
                parsed -> {
                    config().ifPresent(config -> config.setWhatIsNoText(parsed));
                    value[0] = spec(parsed, option).getValue();
                    return 0;
                });
        assertThat(gilspy.execute(args)).isZero();
        return value[0];
    }

    private static OptionSpec spec(ParseResult parsed, String option) {
        return parsed.subcommand().commandSpec().findOption(option);
    }
}
