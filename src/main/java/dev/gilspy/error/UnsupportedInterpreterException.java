package dev.gilspy.error;

/** The process runs an interpreter that gilspy cannot read; the message says what was found. */
public final class UnsupportedInterpreterException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public UnsupportedInterpreterException(String message, String hint) {
        this(message, hint, null);
    }

    public UnsupportedInterpreterException(String message, String hint, Throwable cause) {
        super(ExitCode.UNSUPPORTED, message, hint, cause);
    }
}
