package dev.gilspy.error;

/** The system does not let this user look into that process. */
public final class NotPermittedException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public NotPermittedException(String message, String hint) {
        this(message, hint, null);
    }

    public NotPermittedException(String message, String hint, Throwable cause) {
        super(ExitCode.NOT_PERMITTED, message, hint, cause);
    }
}
