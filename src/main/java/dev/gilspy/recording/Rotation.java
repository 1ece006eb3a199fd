package dev.gilspy.recording;

/**
 * When a recording goes on in a new file, and how many files are kept.
 *
 * @param everyNanos how long one file may be; 0 = without end
 * @param maxBytes what all files together may take; 0 = without bound
 * @param keep how many files there may be, with the one that grows; 0 = as many as come
 */
public record Rotation(long everyNanos, long maxBytes, int keep) {
    /** Where a bound of bytes is divided and nobody said into how many files. */
    private static final int USUAL_FILES = 8;

    /** For what comes while the file before is still open. */
    private static final int SPARE_FILES = 1;

    /** One file that goes on as long as the run. */
    public static final Rotation NONE = new Rotation(0, 0, 0);

    public boolean none() {
        return everyNanos == 0 && maxBytes == 0;
    }

    /** What one file may take; the largest long where there is no bound. */
    long fileBytes() {
        int files = keep == 0 ? USUAL_FILES : keep;
        return maxBytes == 0 ? Long.MAX_VALUE : maxBytes / (files + SPARE_FILES);
    }
}
