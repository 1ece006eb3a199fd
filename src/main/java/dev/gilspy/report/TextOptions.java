package dev.gilspy.report;

/**
 * How a text report is to look.
 *
 * @param width columns of the terminal; narrower than {@link #NARROWEST} counts as that
 * @param color whether to colour
 * @param all whether to print everything that would be left out for being small
 */
public record TextOptions(int width, boolean color, boolean all) {
    public static final int NARROWEST = 60;

    /** Where the output is not a terminal. */
    public static final TextOptions PLAIN = new TextOptions(80, false, false);

    public TextOptions {
        width = Math.max(NARROWEST, width);
    }
}
