package dev.gilspy.tui;

/**
 * A key that was pressed.
 *
 * @param text the character of {@link Kind#CHARACTER}; else ""
 */
public record Key(Kind kind, String text) {

    /** What kind of key. */
    public enum Kind {
        CHARACTER,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        DELETE,
        /** Ctrl-U. */
        CLEAR_LINE,
        /** Ctrl-L. */
        REDRAW,
        /** One that means nothing here. */
        OTHER,
        /** There will be no more: the terminal is gone. */
        HANG_UP
    }

    /** A key that is no character. */
    public static Key of(Kind kind) {
        return new Key(kind, "");
    }

    /** A key that types something. */
    public static Key typed(String text) {
        return new Key(Kind.CHARACTER, text);
    }
}
