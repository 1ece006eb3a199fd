package dev.gilspy.error;

/**
 * A failure that gilspy foresaw. The message says what could not be done and why; the hint says
 * what to type or change next ("" where there is nothing to suggest); the exit code is one of
 * {@link ExitCode}. Anything thrown that is not a GilspyException is a bug in gilspy.
 */
public abstract class GilspyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String hint;

    protected GilspyException(int exitCode, String message, String hint, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    public int exitCode() {
        return exitCode;
    }

    public String hint() {
        return hint;
    }
}
