package dev.gilspy.cli;

/** When output is coloured. */
enum ColorWhen {
    /** On a terminal, unless NO_COLOR is set or TERM is dumb. */
    AUTO,
    ALWAYS,
    NEVER;

    boolean colors(Terminal terminal) {
        return this == ALWAYS || (this == AUTO && terminal.colors());
    }
}
