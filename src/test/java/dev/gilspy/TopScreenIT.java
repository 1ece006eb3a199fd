package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.report.Columns;
import dev.gilspy.tui.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gilspy top} in a real terminal: keys are sent to it, and its screen is read. */
@Tag("live")
class TopScreenIT {
    private static final int TARGET_SECONDS = 60;
    private static final String ARGUMENT = "\u001b[2J\u202eargument";
    private static final String OURS = "1 0";
    private static final String THE_SHELLS = "0 1";

    @TempDir private Path folder;

    private PythonFixture target;
    private Tmux tmux;

    @BeforeEach
    void startTargetAndTerminal() {
        target = PythonFixture.start(PythonVersions.any(), "spinners.py", TARGET_SECONDS);
        tmux = Tmux.open(folder, 80, 24);
        tmux.await("$");
    }

    @AfterEach
    void end() {
        tmux.close();
        target.close();
    }

    @Test
    void keysAreObeyedAndSizesFilled() {
        String top = start();
        assertThat(top).contains("spinners.py", "GIL ", "demand ", "own cost ");
        assertThat(top.lines().filter(line -> line.startsWith("▸"))).hasSize(1);

        tmux.keys("1");
        tmux.await("THREADS▼");
        tmux.keys("S");
        tmux.await("THREADS▲");

        tmux.type("/spin-1");
        tmux.await("names with: spin-1");
        tmux.keys("Enter");
        tmux.await(
                screen -> screen.contains("filter \"spin-1\"") && !screen.contains("spin-0"),
                "spin-1 alone");
        tmux.keys("Escape");
        tmux.await("spin-0", "spin-1");

        tmux.keys("t");
        tmux.await(" THREAD ", " holds ", " STACKS");
        tmux.keys("Down", "b");
        tmux.await(" WHO MAKES OTHERS WAIT");
        tmux.keys("?");
        tmux.await(" KEYS", "write a recording");
        tmux.keys("Escape");

        tmux.resize(60, 12);
        tmux.await(screen -> fills(screen, 60, 12), "60 x 12");
        tmux.resize(200, 60);
        tmux.await(screen -> fills(screen, 200, 60) && screen.contains("TID"), "200 x 60");
        tmux.resize(40, 10);
        tmux.await("gilspy top needs 60 x 12");
        tmux.resize(80, 24);

        Path recording = folder.resolve("seen.gilspy");
        tmux.await(" THREADS▲");
        tmux.keys("w", "C-u");
        tmux.type(recording.toString());
        tmux.keys("Enter");
        tmux.await("rote " + recording.toString().substring(0, 20));
        assertThat(recording).isNotEmptyFile();
        tmux.keys("q");
        assertLeft("GIL ");
    }

    /** Whether the first line begins the screen and the keys end it. */
    private static boolean fills(String screen, int width, int height) {
        List<String> lines = screen.lines().toList();
        return lines.size() == height
                && lines.get(0).startsWith("gilspy top")
                && lines.get(height - 1).startsWith("q quit")
                && lines.stream().allMatch(line -> Columns.width(line) <= width);
    }

    @Test
    void theTerminalIsGivenBackHoweverItEnds() throws Exception {
        String before = tmux.settings();

        start();
        assertThat(tmux.alternateAndCursor()).isEqualTo(OURS);
        assertThat(tmux.settings()).isNotEqualTo(before);
        tmux.keys("C-z");
        tmux.await("Stopped");
        assertThat(tmux.alternateAndCursor()).isEqualTo(THE_SHELLS);
        tmux.line("echo; fg");
        tmux.await(" THREADS ", "q quit");
        assertThat(tmux.alternateAndCursor()).isEqualTo(OURS);
        tmux.keys("C-c");
        assertLeft("GIL ");
        assertThat(tmux.settings()).isEqualTo(before);

        start();
        kill("TERM");
        assertLeft("GIL ");
        assertThat(tmux.settings()).isEqualTo(before);

        start();
        target.close();
        tmux.await("q quits.", " THREADS ");
        tmux.keys("q");
        assertLeft("ended");
        assertThat(tmux.settings()).isEqualTo(before);
    }

    @Test
    void namesSteerNothingAndLeaveTheColumnsWhereTheyAre() {
        try (PythonFixture hostile =
                PythonFixture.start(
                        PythonVersions.any(), "hostile_names.py", TARGET_SECONDS, ARGUMENT)) {
            String title = tmux.title();
            String top = start(hostile, "|`;\"'\\漢0", "MainThread");
            assertThat(fills(top, 80, 24)).as(top).isTrue();
            assertThat(top).contains("\\x1b[2J").doesNotContain("\u202e");
            assertThat(
                            top.lines()
                                    .filter(line -> line.matches(".(….*漢\\d|MainThread) .*"))
                                    .map(TopScreenIT::endOfFirstFigure))
                    .as(top)
                    .hasSize(3)
                    .containsOnly(endOfFirstFigure(top.lines().toList().get(4)));
            tmux.keys("t");
            tmux.await(" THREAD x\\x1b[2J");
            assertThat(tmux.title()).isEqualTo(title);
            tmux.keys("q");
            assertLeft("GIL ");
        }
    }

    /** In columns of the terminal, behind a name and some spaces. */
    private static int endOfFirstFigure(String row) {
        return Columns.width(row.replaceFirst("^(.\\S+ +[\\d.<]+).*", "$1"));
    }

    private String start() {
        return start(target, "spin-0");
    }

    private String start(PythonFixture shown, String... names) {
        tmux.line("clear; %s top --pid %d".formatted(Launcher.packaged().path(), shown.pid()));
        return tmux.await(
                screen -> screen.contains("q quit") && Stream.of(names).allMatch(screen::contains),
                names);
    }

    private void assertLeft(String text) {
        tmux.await(screen -> screen.stripTrailing().endsWith("$") && screen.contains(text), text);
        assertThat(tmux.alternateAndCursor()).isEqualTo(THE_SHELLS);
    }

    private void kill(String signal) throws IOException, InterruptedException {
        String command = Launcher.packaged().path() + " top";
        List<ProcessHandle> found =
                ProcessHandle.allProcesses()
                        .filter(
                                process ->
                                        commandLine(process).contains("top --pid " + target.pid()))
                        .filter(process -> commandLine(process).contains("cli.Main"))
                        .toList();
        assertThat(found).as(command).hasSize(1);
        long pid = found.get(0).pid();
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            Path file = Path.of("/proc/" + process.pid() + "/cmdline");
            return Files.readString(file).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // it has gone meanwhile
        }
    }
}
