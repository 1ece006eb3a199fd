package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.error.OutputException;
import dev.gilspy.export.Exporter;
import dev.gilspy.recording.RecordingWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that one run writes: reports, which are made when it is over, and recordings, which are
 * written while it lasts. All are opened before; one that fails does not keep the others from being
 * written.
 */
final class Outputs {
    /** Names of threads to list where none is the right one. */
    private static final int MOST_NAMES = 10;

    private static final String LEFT_OUT =
            "the last %,d processes are not in the recording, which has no room for so many";

    private final Reports<Summary> reports = new Reports<>();
    private final List<Exporter> formats = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private final List<RecordingWriter> writers = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private final Pattern threads;

    /**
     * @param threads found in the names of the threads to show; null to show all
     */
    Outputs(Pattern threads) {
        this.threads = threads;
    }

    /** A recording's file, held open to prove that it can be written. */
    private record Recording(Path path, Sink probe) {}

    /** Adds a report in a file. */
    void addFile(Path path, Exporter format) {
        reports.addFile(path, format);
        formats.add(format);
        files.add(path.toString());
    }

    /** Adds a report on standard output, which is written last. */
    void addStandardOutput(Exporter format) {
        reports.addStandardOutput(format);
        formats.add(format);
    }

    void addRecording(Path path) {
        recordings.add(new Recording(path, OutputFile.open(path)));
        files.add(path.toString());
    }

    /** A ledger that keeps what the reports need. */
    FleetLedger newLedger() {
        boolean timeline = formats.stream().anyMatch(Exporter::needsTimeline);
        return new FleetLedger(timeline ? Ledger::withTimeline : Ledger::new);
    }

    /** What of the run is too much for a report or a recording, a sentence each. */
    List<String> omissions(Summary summary) {
        Stream<String> ofReports =
                formats.stream()
                        .flatMap(
                                format ->
                                        format.omissions(summary).stream()
                                                .map(left -> format.name() + ": " + left));
        Stream<String> ofRecordings =
                writers.stream()
                        .filter(writer -> writer.leftOut() > 0)
                        .map(writer -> LEFT_OUT.formatted(writer.leftOut()));
        return Stream.concat(ofReports, ofRecordings)
                .map(sentence -> sentence + ".")
                .distinct()
                .toList();
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

    /** Whether there is nothing left that could be written, of what there was. */
    boolean hopeless() {
        return reports.isEmpty()
                && !writers.isEmpty()
                && writers.stream().allMatch(writer -> writer.failure().isPresent());
    }

    /**
     * Makes the reports and closes the recordings.
     *
     * @throws OutputException the first failure; the other outputs are written nevertheless
     * @throws ClosedPipeException if nothing but standard output failed, as its reader has gone
     */
    void finish(Summary summary) {
        Summary shown = threads == null ? summary : Selection.of(summary, threads);
        List<RuntimeException> failures = new ArrayList<>();
        writers.forEach(writer -> Reports.attempt(writer::close, failures));
        failures.addAll(reports.write(shown));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** What is odd about the threads that the user wants to see, a sentence; empty if nothing. */
    Optional<String> complaint(Summary summary) {
        List<String> names = new ArrayList<>();
        for (ProcessSummary process : summary.processes()) {
            process.threads().forEach(thread -> names.add(thread.thread().name()));
        }
        if (threads == null || names.stream().anyMatch(name -> threads.matcher(name).find())) {
            return Optional.empty();
        }
        List<String> some = names.stream().distinct().limit(MOST_NAMES).toList();
        String more = some.size() < names.size() ? ", ..." : ".";
        return Optional.of(
                "no thread has \"%s\" in its name; there are %s%s"
                        .formatted(threads.pattern(), String.join(", ", some), more));
    }

    /** Removes the files that were made and not written, since there is nothing to write. */
    void discard() {
        reports.discard();
        recordings.forEach(recording -> recording.probe().discard());
    }
}
