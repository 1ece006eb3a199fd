package dev.gilspy.tui;

/**
 * A line that is being typed.
 *
 * @param purpose what becomes of it
 * @param text so far
 * @param cursor where the next character goes: an index into the text
 */
record Prompt(Purpose purpose, String text, int cursor) {
    /** Nobody types more, and a paste into the wrong window ends here. */
    private static final int LONGEST = 200;

    enum Purpose {
        FILTER("show only names with: "),
        RECORDING("write a recording to: ");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** A line that begins as this text. */
    static Prompt of(Purpose purpose, String text) {
        return new Prompt(purpose, text, text.length());
    }

    /** The line after one more key; the same where the key means nothing in it. */
    Prompt after(Key key) {
        return switch (key.kind()) {
            case CHARACTER -> insert(key.text());
            case BACKSPACE -> delete(before());
            case DELETE -> cursor < text.length() ? at(after()).delete(cursor) : this;
            case CLEAR_LINE -> of(purpose, "");
            case LEFT -> at(before());
            case RIGHT -> at(after());
            case HOME -> at(0);
            case END -> at(text.length());
            default -> this;
        };
    }

    private Prompt insert(String typed) {
        return text.length() + typed.length() > LONGEST
                ? this
                : new Prompt(
                        purpose,
                        text.substring(0, cursor) + typed + text.substring(cursor),
                        cursor + typed.length());
    }

    /** Without what lies between there and the cursor. */
    private Prompt delete(int from) {
        return new Prompt(purpose, text.substring(0, from) + text.substring(cursor), from);
    }

    private Prompt at(int newCursor) {
        return new Prompt(purpose, text, newCursor);
    }

    /** One character to the left, which may be two units of UTF-16. */
    private int before() {
        return cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
    }

    private int after() {
        return cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1);
    }
}
