package dev.gilspy.cli;

/** What the exit codes mean, for the {@code --help} of the commands that have them. */
final class ExitText {
    static final String RECORDED =
            " 0:fine, also after Ctrl-C or where the reader of a pipe has gone";
    static final String USAGE = " 2:the command line, or a file that it names, cannot be used";
    static final String NO_TARGET =
            " 3:no usable target: no such process, not Python, or gone too soon";
    static final String NOT_PERMITTED = " 4:not permitted; the message says what grants it";
    static final String UNSUPPORTED =
            " 5:an interpreter that gilspy cannot read; the message says what was found";
    static final String BUG = "70:a bug in gilspy";

    private ExitText() {}
}
