package dev.gilspy.cli;

/**
 * Whoever reads our standard output has gone, as {@code head} does when it has seen enough. Not a
 * failure: gilspy ends quietly, with 0.
 */
final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException(Throwable cause) {
        super(cause);
    }
}
