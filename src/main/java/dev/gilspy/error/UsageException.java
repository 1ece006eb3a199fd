package dev.gilspy.error;

/** The command line, or a file that it names, cannot be used as given. */
public final class UsageException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message, String hint) {
        this(message, hint, null);
    }

    public UsageException(String message, String hint, Throwable cause) {
        super(ExitCode.USAGE, message, hint, cause);
    }
}
