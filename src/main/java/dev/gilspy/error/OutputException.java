package dev.gilspy.error;

/** A file or stream that gilspy writes to cannot be written. */
public final class OutputException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public OutputException(String message, String hint) {
        this(message, hint, null);
    }

    public OutputException(String message, String hint, Throwable cause) {
        super(ExitCode.USAGE, message, hint, cause);
    }
}
