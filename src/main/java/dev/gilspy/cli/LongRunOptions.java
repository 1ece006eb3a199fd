package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import dev.gilspy.recording.Rotation;
import picocli.CommandLine.Option;

/** What a recording of days needs. */
final class LongRunOptions {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** With the files before and after, some ten blocks of a busy service. */
    private static final long LEAST_BYTES = 1_000_000;

    private static final int FEWEST_FILES = 2;

    @Option(
            names = "--rotate",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Begin a new .gilspy file this often, e.g. 1h; the one before is renamed to"
                            + " NAME-TIME.gilspy.")
    private Long rotateNanos;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "Keep the .gilspy files of the run within this, e.g. 100MB or 1GiB: begin a new"
                            + " one in time, and delete the oldest.")
    private Long maxBytes;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Keep the newest N of them, with the one that grows.")
    private Integer keep;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Write the report files this often, each in one step; SIGUSR1 writes all"
                            + " reports at once.")
    private Long everyNanos;

    /**
     * @throws UsageException if they make no sense, or there is nothing that they could do
     */
    void check(OutputOptions output) {
        boolean rotates = rotateNanos != null || maxBytes != null;
        if ((rotates || keep != null) && !output.records()) {
            throw new UsageException(
                    "--rotate, --max-size and --keep are for recordings, and none is written.",
                    "Add -o FILE.gilspy.");
        }
        if (keep != null && !rotates) {
            throw new UsageException(
                    "--keep is without effect: there is one file only.",
                    "Add --rotate 1h or --max-size 100MB.");
        }
        if (everyNanos != null && !output.reportsIntoFiles()) {
            throw new UsageException(
                    "--every writes report files again and again, and there is none.",
                    "Add one, e.g. -o report.txt.");
        }
        checkValues();
    }

    private void checkValues() {
        atLeast(rotateNanos, SECOND_NANOS, "--rotate", "1s");
        atLeast(maxBytes, LEAST_BYTES, "--max-size", "1MB");
        atLeast(everyNanos, SECOND_NANOS, "--every", "1s");
        atLeast(keep == null ? null : (long) keep, FEWEST_FILES, "--keep", "2");
    }

    private static void atLeast(Long value, long least, String option, String text) {
        if (value != null && value < least) {
            throw new UsageException("%s is at least %s.".formatted(option, text), "");
        }
    }

    Rotation rotation() {
        return new Rotation(
                rotateNanos == null ? 0 : rotateNanos,
                maxBytes == null ? 0 : maxBytes,
                keep == null ? 0 : keep);
    }

    /** How often to write the report files; 0 = at the end. */
    long everyNanos() {
        return everyNanos == null ? 0 : everyNanos;
    }
}
