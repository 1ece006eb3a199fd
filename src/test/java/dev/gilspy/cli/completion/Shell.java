package dev.gilspy.cli.completion;

import dev.gilspy.elf.Tool;
import dev.gilspy.tui.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A shell at which somebody sits, with gilspy's completion and no settings but what it takes to
 * see.
 */
enum Shell {
    BASH(
            """
            PS1='ready> '
            bind 'set show-all-if-ambiguous on'
            bind 'set page-completions off'
            bind 'set completion-query-items 0'
            bind 'set bell-style none'
            source %s/gilspy.bash
            """,
            file -> "bash --noprofile --rcfile %s -i".formatted(file)),
    ZSH(
            """
            PS1='ready> '
            LISTMAX=1000
            unsetopt LIST_AMBIGUOUS BEEP
            fpath=(%%s %s)
            autoload -Uz compinit && compinit -D -u
            """
                    .formatted(Paths.ZSH_FUNCTIONS),
            file -> "ZDOTDIR=%s %s -d -i".formatted(file.getParent(), Paths.ZSH)),
    FISH(
            """
            function fish_prompt; echo -n 'ready> '; end
            set -g fish_autosuggestion_enabled 0
            source %s/gilspy.fish
            """,
            file -> "%s --no-config -C 'source %s'".formatted(Paths.FISH, file));

    private static final String PROMPT = "ready> ";
    private static final int WIDTH = 240;

    /** All Python processes of a busy machine fit. */
    private static final int HEIGHT = 150;

    private final String settings;
    private final Function<Path, String> start;

    Shell(String settings, Function<Path, String> start) {
        this.settings = settings;
        this.start = start;
    }

    /** Where Debian's shells are. */
    private static final class Paths {
        private static final List<String> LINES =
                Tool.output(List.of("test-fixtures/shells/find.sh")).lines().toList();
        private static final String ZSH = LINES.get(0);
        private static final String ZSH_FUNCTIONS = LINES.get(1);
        private static final String FISH = LINES.get(2);
    }

    /**
     * Starts it.
     *
     * @param home for its settings
     * @param folder where the user is
     */
    Tmux open(Path home, Path folder) throws IOException {
        Path file = home.resolve(".zshrc");
        Files.writeString(file, settings.formatted(Path.of("completions").toAbsolutePath()));
        Tmux terminal = Tmux.open(home, WIDTH, HEIGHT);
        terminal.line(
                "cd %s && HOME=%s && clear && exec env %s"
                        .formatted(folder, home, start.apply(file)));
        terminal.await(screen -> screen.strip().equals(PROMPT.strip()), "the prompt of " + this);
        return terminal;
    }

    /**
     * What the screen shows once somebody has typed this and asked for the rest; it is taken back.
     */
    static String completed(Tmux terminal, String typed, String... expected) {
        terminal.type(typed);
        terminal.keys("Tab");
        String screen = terminal.await(expected);
        // C-c could be a signal that comes before the shell is done with the key before
        terminal.keys("C-u");
        terminal.keys("C-l");
        terminal.await(shown -> shown.strip().equals(PROMPT.strip()), "an empty screen");
        return screen;
    }
}
