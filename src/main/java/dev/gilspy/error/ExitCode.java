package dev.gilspy.error;

/** The exit codes that gilspy documents; see {@code gilspy --help}. */
public final class ExitCode {
    public static final int OK = 0;

    /** A budget is exceeded. */
    public static final int EXCEEDED = 1;

    /** Also a recording that cannot tell what was asked. */
    public static final int USAGE = 2;

    /** No such process, not Python, or gone before the first sample. */
    public static final int NO_TARGET = 3;

    /** The system does not let this user look into that process. */
    public static final int NOT_PERMITTED = 4;

    /** An interpreter that gilspy cannot read. */
    public static final int UNSUPPORTED = 5;

    /** A bug in gilspy. */
    public static final int BUG = 70;

    private ExitCode() {}
}
