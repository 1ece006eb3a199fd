package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import dev.gilspy.tui.Key.Kind;
import java.io.IOException;
import java.util.Map;

/**
 * Makes keys of what a terminal sends. Escape sequences (ECMA-48, 5.4; xterm's "PC-style function
 * keys") may arrive in pieces; those that are not known are one key without a meaning, however many
 * characters they have. Not thread-safe.
 */
final class KeyDecoder {
    /** What {@link Input#next} gives where nothing came in time. */
    static final int NOTHING = -2;

    /** What it gives at the end of all input. */
    static final int END = -1;

    private static final char ESCAPE = '\u001b';

    /** How long Escape alone may be the beginning of a sequence. */
    private static final long ESCAPE_MILLIS = 60;

    /** How long a sequence that has begun may take to end: a slow line is patient. */
    private static final long SEQUENCE_MILLIS = 500;

    private static final int LONGEST_SEQUENCE = 32;

    private static final Map<String, Kind> SEQUENCES =
            Map.ofEntries(
                    Map.entry("A", Kind.UP),
                    Map.entry("B", Kind.DOWN),
                    Map.entry("C", Kind.RIGHT),
                    Map.entry("D", Kind.LEFT),
                    Map.entry("H", Kind.HOME),
                    Map.entry("F", Kind.END),
                    Map.entry("M", Kind.ENTER), // of the number pad
                    Map.entry("1~", Kind.HOME),
                    Map.entry("3~", Kind.DELETE),
                    Map.entry("4~", Kind.END),
                    Map.entry("5~", Kind.PAGE_UP),
                    Map.entry("6~", Kind.PAGE_DOWN),
                    Map.entry("7~", Kind.HOME),
                    Map.entry("8~", Kind.END));

    private static final Map<Integer, Kind> CONTROLS =
            Map.of(
                    (int) '\r',
                    Kind.ENTER,
                    (int) '\n',
                    Kind.ENTER,
                    0x7f,
                    Kind.BACKSPACE,
                    0x08,
                    Kind.BACKSPACE,
                    0x0c,
                    Kind.REDRAW,
                    0x15,
                    Kind.CLEAR_LINE,
                    0x01,
                    Kind.HOME,
                    0x05,
                    Kind.END);

    private final Input input;
    private int pushedBack = NOTHING;

    /** Where characters come from. */
    interface Input {
        /**
         * The next UTF-16 unit, {@link #NOTHING} or {@link #END}.
         *
         * @param millis how long to wait for it at most
         */
        int next(long millis) throws IOException;
    }

    KeyDecoder(Input input) {
        this.input = input;
    }

    /** The next key; null if none came in time. */
    Key next(long millis) throws IOException {
        int first = pushedBack == NOTHING ? input.next(millis) : pushedBack;
        pushedBack = NOTHING;
        return switch (first) {
            case NOTHING -> null;
            case END -> Key.of(Kind.HANG_UP);
            case ESCAPE -> escaped();
            default -> plain(first);
        };
    }

    private Key plain(int first) throws IOException {
        if (CONTROLS.containsKey(first)) {
            return Key.of(CONTROLS.get(first));
        }
        String text = Character.toString((char) first);
        if (Character.isHighSurrogate((char) first)) {
            int second = input.next(SEQUENCE_MILLIS);
            text += second < 0 ? "" : Character.toString((char) second);
        }
        return text.equals(Columns.plain(text)) ? Key.typed(text) : Key.of(Kind.OTHER);
    }

    private Key escaped() throws IOException {
        int next = input.next(ESCAPE_MILLIS);
        if (next == '[' || next == 'O') {
            return sequence(next == 'O');
        }
        if (next == NOTHING || next == END || next == ESCAPE) {
            pushedBack = next;
            return Key.of(Kind.ESCAPE);
        }
        return Key.of(Kind.OTHER); // a key with Alt
    }

    /**
     * What follows: parameters, then one letter or tilde that ends it. Modifiers, the parameters
     * from the second on, make no difference.
     *
     * @param single whether one character follows (SS3) rather than a whole sequence (CSI)
     */
    private Key sequence(boolean single) throws IOException {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < LONGEST_SEQUENCE; i++) {
            int next = input.next(SEQUENCE_MILLIS);
            if (next == NOTHING || next == END) {
                pushedBack = next;
                return Key.of(Kind.OTHER);
            }
            if (single || next >= '@' && next <= '~') {
                return meaning(parameters.toString(), (char) next);
            }
            parameters.append((char) next);
        }
        return Key.of(Kind.OTHER);
    }

    private static Key meaning(String parameters, char last) {
        String first = parameters.split(";", 2)[0];
        String sequence = last == '~' ? first + last : Character.toString(last);
        return Key.of(SEQUENCES.getOrDefault(sequence, Kind.OTHER));
    }
}
