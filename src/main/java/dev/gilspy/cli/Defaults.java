package dev.gilspy.cli;

/** What gilspy does where the user does not say; as text, since {@code --help} shows it. */
final class Defaults {
    static final String DURATION = "10s";
    static final String DEMO_DURATION = "5s";

    /** Of each one, where all are shown. */
    static final String DEMOS_DURATION = "3s";

    /** Of a live view: until it ends. */
    static final String LIVE_DURATION = "0";

    static final String REFRESH = "1s";
    static final String RATE = "1000";
    static final String EXACT = "auto";
    static final String PAUSE = "never";
    static final String COLOR = "auto";
    static final String FORMAT = "text";

    /** Columns of a report that does not go to a terminal and where COLUMNS is not set. */
    static final int WIDTH = 100;

    private Defaults() {}
}
