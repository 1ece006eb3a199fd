package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.OutputException;
import dev.gilspy.export.Exporter;
import dev.gilspy.recording.RecordingWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one run writes: reports, which are made when it is over, and recordings, which are
 * written while it lasts. All are opened before; one that fails does not keep the others from being
 * written.
 */
final class Outputs {
    private final List<Report> reports = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private final List<RecordingWriter> writers = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private record Report(Exporter format, Sink sink) {}

    /** A recording's file, held open to prove that it can be written. */
    private record Recording(Path path, Sink probe) {}

    /** Adds a report in a file. */
    void addFile(Path path, Exporter format) {
        reports.add(0, new Report(format, OutputFile.open(path)));
        files.add(path.toString());
    }

    /** Adds a report on standard output, which is written last. */
    void addStandardOutput(Exporter format) {
        reports.add(new Report(format, new StandardOutput()));
    }

    void addRecording(Path path) {
        recordings.add(new Recording(path, OutputFile.open(path)));
        files.add(path.toString());
    }

    /** The names of the files, for people. */
    List<String> files() {
        return List.copyOf(files);
    }

    /** Begins to write the recordings; what these files held is gone. */
    List<RecordingWriter> startRecordings() {
        recordings.forEach(recording -> writers.add(RecordingWriter.open(recording.path())));
        return List.copyOf(writers);
    }

    /** Whether there is nothing left that could be written. */
    boolean hopeless() {
        return reports.isEmpty()
                && writers.stream().allMatch(writer -> writer.failure().isPresent());
    }

    /**
     * Makes the reports and closes the recordings.
     *
     * @throws OutputException the first failure; the other outputs are written nevertheless
     * @throws ClosedPipeException if nothing but standard output failed, as its reader has gone
     */
    void finish(Summary summary) {
        List<RuntimeException> failures = new ArrayList<>();
        writers.forEach(writer -> attempt(writer::close, failures));
        reports.forEach(report -> attempt(() -> write(report, summary), failures));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Removes the files that were made and not written, since there is nothing to write. */
    void discard() {
        reports.forEach(report -> report.sink().discard());
        recordings.forEach(recording -> recording.probe().discard());
    }

    private static void write(Report report, Summary summary) {
        report.sink().write(out -> report.format().write(summary, out));
    }

    private static void attempt(Runnable output, List<RuntimeException> failures) {
        try {
            output.run();
        } catch (OutputException | ClosedPipeException e) {
            failures.add(e);
        }
    }
}
