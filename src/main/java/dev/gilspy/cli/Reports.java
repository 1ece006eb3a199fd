package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.export.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reports of one thing, all opened before there is anything to write. One that fails does not keep
 * the others from being written.
 *
 * @param <T> what they are of
 */
final class Reports<T> {
    private final List<Report<T>> reports = new ArrayList<>();

    private record Report<T>(Format<T> format, Sink sink) {
        void write(T value) {
            sink.write(out -> format.write(value, out));
        }

        void refresh(T value) {
            sink.refresh(out -> format.write(value, out));
        }
    }

    /** Adds a report in a file. */
    void addFile(Path path, Format<T> format) {
        reports.add(0, new Report<>(format, OutputFile.open(path)));
    }

    /** Adds a report on standard output, which is written last. */
    void addStandardOutput(Format<T> format) {
        reports.add(new Report<>(format, new StandardOutput()));
    }

    /** Makes what they are of; removes their files again where that fails. */
    T of(Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Writes them all. What failed, in that order; empty if nothing did. */
    List<RuntimeException> write(T value) {
        List<RuntimeException> failures = new ArrayList<>();
        reports.forEach(report -> attempt(() -> report.write(value), failures));
        return failures;
    }

    /**
     * Writes those of something that goes on; they will be written again.
     *
     * @param standardOutput whether also to there
     * @return what failed
     */
    List<RuntimeException> refresh(T value, boolean standardOutput) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Report<T> report : reports) {
            if (standardOutput || report.sink() instanceof OutputFile) {
                attempt(() -> report.refresh(value), failures);
            }
        }
        return failures;
    }

    /**
     * Writes them all where the exit code is an answer: that nobody reads standard output any more
     * does not change it.
     */
    void writeAll(T value) {
        for (RuntimeException failure : write(value)) {
            if (!(failure instanceof ClosedPipeException)) {
                throw failure;
            }
        }
    }

    static void attempt(Runnable output, List<RuntimeException> failures) {
        try {
            output.run();
        } catch (OutputException | ClosedPipeException e) {
            failures.add(e);
        }
    }

    /** Removes the files that were made and not written, since there is nothing to write. */
    void discard() {
        reports.forEach(report -> report.sink().discard());
    }
}
