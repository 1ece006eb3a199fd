package dev.gilspy.tui;

import dev.gilspy.os.TerminalSettings;
import dev.gilspy.report.Ascii;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;

/**
 * This process's terminal. Between {@link #enter} and {@link #leave} it is ours: the alternate
 * screen, no echo, no cursor. However the program ends, but for SIGKILL, it is left as it was
 * found.
 *
 * <p>Thread-safe, since signals are handled by threads of their own. Only what has changed is sent,
 * in one write for each picture.
 */
public final class Screen implements AutoCloseable {
    /** JLine's logger, whose warnings would go to the terminal; held, or it could be collected. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final ShutdownHooks.Task lastWish = this::leave;
    private final Terminal terminal;
    private final ShutdownHooks.Task veryLastWish;
    private final TerminalSettings before;
    private final Display display;
    private final boolean ascii;
    private List<String> drawn = List.of();
    private boolean entered;

    static {
        JLINE.setLevel(Level.OFF);
        // Else a read polls ten times a second, and changes the terminal's settings to do so.
        System.setProperty(TerminalBuilder.PROP_NON_BLOCKING_READS, "false");
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
    }

    private Screen(boolean utf8) throws IOException {
        before = TerminalSettings.now();
        if (before == null) {
            throw new IOException("standard input is none");
        }
        // Hooks run in order. JLine's closes the terminal, so ours comes before it; and it sets the
        // settings as far as it knows them, without the speeds: so they are set again after it.
        ShutdownHooks.add(lastWish);
        terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                        .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                        .dumb(false)
                        .encoding(StandardCharsets.UTF_8)
                        .nativeSignals(false)
                        .build();
        // Without having set any, JLine cannot read.
        terminal.setAttributes(terminal.getAttributes());
        before.set();
        veryLastWish = before::set;
        ShutdownHooks.add(veryLastWish);
        display = new Display(terminal, true);
        ascii = !utf8;
    }

    /**
     * The terminal of standard input and output.
     *
     * @param utf8 whether it understands more than ASCII
     * @throws IOException if there is none
     */
    public static Screen open(boolean utf8) throws IOException {
        try {
            return new Screen(utf8);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Takes the terminal, also again after somebody else had it. */
    public synchronized void enter() {
        // First, since it stops us if we are in the background: then nothing may be written.
        before.keyByKey().set();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        // A character that the terminal takes for wider than we do must not break the next line.
        terminal.puts(Capability.exit_am_mode);
        entered = true;
        forget();
        terminal.flush();
    }

    /** Gives the terminal back as it was found. May be called at any time. */
    public synchronized void leave() {
        if (!entered) {
            return;
        }
        entered = false;
        try {
            terminal.puts(Capability.enter_am_mode);
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            before.set();
        } catch (IOError | IllegalStateException e) {
            // The terminal itself has gone: there is nothing left to give back.
        }
    }

    /** Whether the terminal is ours at the moment. */
    public synchronized boolean entered() {
        return entered;
    }

    public synchronized int width() {
        return size().getColumns();
    }

    public synchronized int height() {
        return size().getRows();
    }

    private Size size() {
        try {
            return terminal.getSize();
        } catch (IOError | IllegalStateException e) {
            return new Size(TopView.LEAST_WIDTH, TopView.LEAST_HEIGHT); // gone: nobody looks
        }
    }

    /** What is on the screen is not known any more: all of it is sent next time. */
    public synchronized void forget() {
        drawn = List.of();
        display.clear();
    }

    /**
     * Shows these lines, from the top. Nothing happens while the terminal is not ours.
     *
     * @param cursorColumn where the cursor is shown in the last line; -1 for nowhere
     */
    public synchronized void draw(List<String> lines, int cursorColumn) {
        if (!entered) {
            return;
        }
        Size size = size();
        display.resize(size.getRows(), size.getColumns());
        List<String> fit = lines.subList(0, Math.min(lines.size(), size.getRows()));
        int cursor = size.cursorPos(Math.max(0, fit.size() - 1), Math.max(0, cursorColumn));
        terminal.puts(Capability.cursor_invisible);
        display.update(blanked(fit, size.getColumns()), cursor, false);
        display.update(attributed(fit, size.getColumns()), cursor, false);
        if (cursorColumn >= 0) {
            terminal.puts(Capability.cursor_normal);
        }
        terminal.flush();
        drawn = List.copyOf(fit);
    }

    /**
     * The lines with those left empty that change and are not plain ASCII or signs of ours: they
     * are sent as a whole, since a part of such a line may begin within a character.
     */
    private List<AttributedString> blanked(List<String> lines, int columns) {
        List<String> blanked = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            boolean changed = i < drawn.size() && !drawn.get(i).equals(lines.get(i));
            if (changed && (isIntricate(drawn.get(i)) || isIntricate(lines.get(i)))) {
                blanked.set(i, "");
            }
        }
        return attributed(blanked, columns);
    }

    /** Whether it has characters that take no column, two, or two units of UTF-16. */
    private static boolean isIntricate(String line) {
        return line.codePoints().anyMatch(c -> c >= 0x300 && (c < 0x2010 || c > 0x25ff));
    }

    private List<AttributedString> attributed(List<String> lines, int columns) {
        List<AttributedString> attributed = new ArrayList<>();
        for (String line : lines) {
            AttributedString text = AttributedString.fromAnsi(ascii ? Ascii.of(line) : line);
            // The end of line says that the next one is not this one's continuation.
            attributed.add(
                    AttributedString.join(
                            AttributedString.EMPTY,
                            text.columnSubSequence(0, columns),
                            new AttributedString("\n")));
        }
        return attributed;
    }

    /** Writes lines where the terminal is not ours: on the normal screen. */
    public synchronized void print(List<String> lines) {
        for (String line : lines) {
            AttributedString text = AttributedString.fromAnsi(ascii ? Ascii.of(line) : line);
            text.println(terminal);
        }
        terminal.flush();
    }

    /**
     * The next character that is typed; see {@link KeyDecoder.Input}.
     *
     * @param millis not 0: JLine would then hold a lock that closing needs
     */
    int read(long millis) throws IOException {
        return terminal.reader().read(millis);
    }

    @Override
    public void close() {
        leave();
        ShutdownHooks.remove(lastWish);
        try {
            terminal.close();
        } catch (IOException e) {
            // it has gone
        }
        before.set();
        ShutdownHooks.remove(veryLastWish);
    }
}
