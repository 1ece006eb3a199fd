package dev.gilspy.error;

/** There is no process to observe: it does not exist, is not Python, or has gone. */
public final class NoTargetException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public NoTargetException(String message, String hint) {
        this(message, hint, null);
    }

    public NoTargetException(String message, String hint, Throwable cause) {
        super(ExitCode.NO_TARGET, message, hint, cause);
    }
}
