package dev.gilspy.report;

import dev.gilspy.model.ThreadState;
import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Attribute;
import org.fusesource.jansi.Ansi.Color;

/**
 * Colours for the terminal, or none. Takes text whose width is settled and gives it back with
 * escape sequences around it; without colour it gives back the text itself.
 *
 * @param color whether to colour at all
 */
public record Palette(boolean color) {

    public String heading(String text) {
        return attribute(Attribute.INTENSITY_BOLD, text);
    }

    public String faint(String text) {
        return attribute(Attribute.INTENSITY_FAINT, text);
    }

    /** What is chosen of several. */
    public String reverse(String text) {
        return attribute(Attribute.NEGATIVE_ON, text);
    }

    public String warning(String text) {
        return color(Color.YELLOW, text);
    }

    public String bad(String text) {
        return color(Color.RED, text);
    }

    public String good(String text) {
        return color(Color.GREEN, text);
    }

    /** What there is more of than before, as in differential flame graphs. */
    public String grown(String text) {
        return color(Color.RED, text);
    }

    /** What there is less of than before. */
    public String shrunk(String text) {
        return color(Color.BLUE, text);
    }

    /** Text about a state in that state's colour. */
    public String state(ThreadState state, String text) {
        return switch (state) {
            case RUNNING -> color(Color.GREEN, text);
            case HELD_BLOCKED, HELD_STARVED -> color(Color.RED, text);
            case WAITING -> color(Color.YELLOW, text);
            case NATIVE -> color(Color.CYAN, text);
            case STARVED -> color(Color.MAGENTA, text);
            case BLOCKED -> faint(text);
        };
    }

    private String color(Color foreground, String text) {
        // Ansi.ansi() would ask a global switch; made directly, it does as it is told.
        return color ? new Ansi().fg(foreground).a(text).reset().toString() : text;
    }

    private String attribute(Attribute attribute, String text) {
        return color ? new Ansi().a(attribute).a(text).reset().toString() : text;
    }
}
