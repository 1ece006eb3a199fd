package dev.gilspy.tui;

import dev.gilspy.elf.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A real terminal: a shell in a session of a tmux server of its own, whose keys are sent and whose
 * screen is read. Closing ends the server and all that runs in it.
 */
public final class Tmux implements AutoCloseable {
    private static final String TMUX = Tool.output(List.of("test-fixtures/tmux/find.sh")).strip();
    private static final long LONGEST_WAIT_NANOS = 30_000_000_000L;
    private static final long LOOK_NANOS = 30_000_000L;

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    /**
     * Opens one.
     *
     * @param folder where its socket goes
     */
    public static Tmux open(Path folder, int width, int height) {
        Tmux tmux = new Tmux(folder.resolve("tmux"));
        tmux.run(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "" + width,
                "-y",
                "" + height,
                // sh leaves the terminal's settings as programs leave them; other shells mend them.
                "env LC_ALL=C.UTF-8 PS1='$ ' ENV= sh -i");
        tmux.run("set-option", "-g", "window-size", "manual");
        return tmux;
    }

    /** Sends keys by tmux's names for them: {@code q}, {@code C-c}, {@code Down}. */
    public void keys(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(Arrays.asList(keys));
        run(command.toArray(String[]::new));
    }

    /** Sends text as it is. */
    public void type(String text) {
        run("send-keys", "-l", text);
    }

    /** Types a line for the shell. */
    public void line(String command) {
        type(command);
        keys("Enter");
    }

    public void resize(int width, int height) {
        run("resize-window", "-x", "" + width, "-y", "" + height);
    }

    /** What is on the screen. */
    public String screen() {
        return run("capture-pane", "-p");
    }

    /** Waits until the screen shows all these. */
    public String await(String... texts) {
        return await(screen -> Arrays.stream(texts).allMatch(screen::contains), texts);
    }

    /** Waits until the screen is as it should be, and gives it. */
    public String await(Predicate<String> asItShould, Object what) {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        String screen = screen();
        while (!asItShould.test(screen)) {
            if (System.nanoTime() > end) {
                String wanted = what instanceof Object[] all ? Arrays.toString(all) : "" + what;
                throw new AssertionError("the screen never showed " + wanted + ":\n" + screen);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            screen = screen();
        }
        return screen;
    }

    /** {@code 0 1} on the normal screen with a cursor, {@code 1 0} on the alternate one without. */
    public String alternateAndCursor() {
        return run("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip();
    }

    /** What programs may have it called. */
    public String title() {
        return run("display-message", "-p", "#{pane_title}").strip();
    }

    /** Device of the terminal. */
    public String device() {
        return run("display-message", "-p", "#{pane_tty}").strip();
    }

    /** Its settings, as stty(1) says them. */
    public String settings() {
        return Tool.output(List.of("stty", "-a", "-F", device()));
    }

    private String run(String... words) {
        List<String> command = new ArrayList<>(List.of(TMUX, "-u", "-S", socket.toString()));
        command.addAll(Arrays.asList(words));
        return Tool.output(command);
    }

    @Override
    public void close() {
        run("kill-server");
    }
}
