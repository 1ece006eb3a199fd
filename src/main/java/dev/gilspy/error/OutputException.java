package dev.gilspy.error;

import java.io.IOException;

/** A file or stream that gilspy writes to cannot be written. */
public final class OutputException extends GilspyException {
    private static final long serialVersionUID = 1L;

    public OutputException(String message, String hint, Throwable cause) {
        super(ExitCode.USAGE, message, hint, cause);
    }

    /**
     * @param what the file or stream, as the rest of the sentence "Cannot write ..."
     */
    public static OutputException of(Object what, IOException cause) {
        return new OutputException(
                "Cannot write %s: %s.".formatted(what, Reasons.of(cause)),
                "Name another file with -o, or make room.",
                cause);
    }
}
