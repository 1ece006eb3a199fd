package dev.gilspy.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.tui.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The completions in the shells themselves: what is typed, a press of Tab, and the screen. */
class ShellsTest {
    @TempDir Path home;
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void commandsOptionsValuesAndFilesAreCompleted(Shell shell) throws IOException {
        Files.createFile(folder.resolve("run.gilspy"));
        Files.createFile(folder.resolve("runs.txt"));
        try (Tmux terminal = shell.open(home, folder)) {
            Shell.completed(terminal, "gilspy rec", "gilspy record");
            Shell.completed(terminal, "gilspy --color never che", "gilspy --color never check");
            Shell.completed(terminal, "gilspy help dum", "gilspy help dump");
            Shell.completed(terminal, "gilspy record --dur", "--duration");
            Shell.completed(terminal, "gilspy record --name top --max-", "--max-cpu", "--max-size");
            Shell.completed(terminal, "gilspy report -f fol", "folded", "folded-blame");
            Shell.completed(terminal, "gilspy report --format=fol", "folded", "folded-blame");
            Shell.completed(terminal, "gilspy record --exact=a", "--exact=auto");
            Shell.completed(terminal, "gilspy check --forbid w=held-b", "w=held-blocked");
            Shell.completed(terminal, "gilspy record -d ", "1s", "10s", "1m");
            Shell.completed(terminal, "gilspy demo conv", "gilspy demo convoy");
            Shell.completed(terminal, "gilspy report run", "run.gilspy");
            Shell.completed(terminal, "gilspy diff a.gilspy run.", "a.gilspy run.gilspy");
            Shell.completed(terminal, "gilspy report -o runs", "-o runs.txt");
            Shell.completed(terminal, "gilspy record -- cat runs", "-- cat runs.txt");
        }
    }

    @ParameterizedTest
    @EnumSource
    void processesOfPythonAreNamedByWhatTheyRun(Shell shell) throws IOException {
        Path mark = folder.resolve("mark");
        List<String> hostile =
                List.of(
                        "$(touch " + mark + ")",
                        "`touch " + mark + "`",
                        "'; touch " + mark + "; '\"; touch " + mark + "; \"",
                        "(touch " + mark + ")",
                        "\n99999\tfaked:%F{red}",
                        "\033]0;title\007\033[2J\u009b2J");
        try (Command service = Command.python("app.py", "%F{red}%n", "$(id)", "a:b");
                Command renamed = Command.renamedPython("workers.py");
                Command evil = Command.python(hostile.toArray(String[]::new));
                Command other = Command.of("sh", "-c", "read line", "python3");
                Tmux terminal = shell.open(home, folder)) {
            String screen =
                    Shell.completed(
                            terminal,
                            "gilspy record --pid ",
                            service.pid(),
                            "app.py %F{red}%n $(id) a:b",
                            renamed.pid(),
                            "workers.py",
                            evil.pid(),
                            "$(touch ");
            assertThat(screen).doesNotContainPattern("\\b%s\\b".formatted(other.pid()));
            assertThat(screen).doesNotContainPattern("(?m)^ *99999").doesNotContain("\033");
            Shell.completed(terminal, "gilspy dump --pid=" + shortened(evil), evil.pid());
            Shell.completed(
                    terminal, "gilspy dump -s --pid 1," + shortened(evil), "1," + evil.pid());
            assertThat(mark).doesNotExist();
        }
    }

    private static String shortened(Command command) {
        return command.pid().substring(0, command.pid().length() - 1);
    }
}
