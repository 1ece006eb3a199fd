package dev.gilspy.error;

/** A file that was given as a recording cannot be read as one. */
public final class RecordingException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public RecordingException(String message, String hint) {
        this(message, hint, null);
    }

    public RecordingException(String message, String hint, Throwable cause) {
        super(ExitCode.USAGE, message, hint, cause);
    }
}
