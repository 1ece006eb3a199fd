package dev.gilspy.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether this process's output goes to a terminal, and how wide that is. Asks /proc and stty(1),
 * so that no native library need be loaded for {@code --version}.
 */
final class Terminal {
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");
    private static final Pattern ROWS_COLUMNS = Pattern.compile("\\d+ (\\d+)");
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8");
    private static final int MAX_COLUMNS = 1_000;

    private final Map<String, String> environment;
    private final boolean output;
    private final boolean errors;

    Terminal(Map<String, String> environment, boolean output, boolean errors) {
        this.environment = environment;
        this.output = output;
        this.errors = errors;
    }

    static Terminal ofThisProcess() {
        return new Terminal(CallersEnvironment.ofThisProcess(), isTerminal(1), isTerminal(2));
    }

    /** Whether standard output is a terminal. */
    boolean output() {
        return output;
    }

    /** Whether a whole screen can be shown: that needs keys, too, and a cursor that moves. */
    boolean fillable() {
        String type = environment.getOrDefault("TERM", "");
        return output && isTerminal(0) && !type.isEmpty() && !type.equals("dumb");
    }

    /** Whether the terminal understands more than ASCII, by the user's locale; see locale(7). */
    boolean utf8() {
        String locale =
                Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("C");
        return UTF_8.matcher(locale).find();
    }

    /** Whether standard error is a terminal. */
    boolean errors() {
        return errors;
    }

    /**
     * Whether to colour standard output where the user leaves it to us. As CPython does it:
     * NO_COLOR (no-color.org) before FORCE_COLOR (force-color.org) and CLICOLOR_FORCE
     * (bixense.com/clicolors), and these before what the terminal can do.
     */
    boolean colors() {
        if (isSet("NO_COLOR")) {
            return false;
        }
        return forced("FORCE_COLOR")
                || forced("CLICOLOR_FORCE")
                || (output && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private boolean forced(String name) {
        return isSet(name) && !environment.get(name).equals("0");
    }

    /** Standard output in characters that its terminal can show; to a pipe or file, as it is. */
    OutputStream shownOutput(OutputStream out) {
        return output && !utf8() ? inAscii(out) : out;
    }

    /** The same of standard error. */
    OutputStream shownErrors(OutputStream out) {
        return errors && !utf8() ? inAscii(out) : out;
    }

    private static OutputStream inAscii(OutputStream out) {
        return new AsciiStream(new BufferedOutputStream(out));
    }

    /** Columns of standard output: COLUMNS, else the terminal's own, else the default. */
    int width() {
        return columns().or(() -> output ? askStty() : Optional.empty()).orElse(Defaults.WIDTH);
    }

    /** Columns of a text in a file: COLUMNS, else the default. */
    int fileWidth() {
        return columns().orElse(Defaults.WIDTH);
    }

    private Optional<Integer> columns() {
        return positive(environment.getOrDefault("COLUMNS", ""));
    }

    private static boolean isTerminal(int descriptor) {
        try {
            Path link = Path.of("/proc/self/fd/" + descriptor);
            return TERMINAL.matcher(Files.readSymbolicLink(link).toString()).matches();
        } catch (IOException e) {
            return false; // closed, or no /proc: then nobody is looking
        }
    }

    private static Optional<Integer> askStty() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
            byte[] answer = stty.getInputStream().readAllBytes();
            Matcher size =
                    ROWS_COLUMNS.matcher(new String(answer, StandardCharsets.US_ASCII).strip());
            return size.matches() ? positive(size.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no stty, or no terminal of our own: the default is right
        }
    }

    private static Optional<Integer> positive(String text) {
        return text.matches("\\d{1,6}")
                ? Optional.of(Math.min(Integer.parseInt(text), MAX_COLUMNS)).filter(n -> n > 0)
                : Optional.empty();
    }
}
