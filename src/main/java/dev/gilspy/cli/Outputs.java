package dev.gilspy.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.error.OutputException;
import dev.gilspy.error.UsageException;
import dev.gilspy.export.Exporter;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.recording.RecordingOutput;
import dev.gilspy.recording.RecordingWriter;
import dev.gilspy.recording.RotatingWriter;
import dev.gilspy.recording.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private static final String FORGOTTEN =
            "the %,d processes that ended first are not in the reports, which have no room for so"
                    + " many";

    private final Reports<Summary> reports = new Reports<>();
    private final List<Exporter> formats = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private final List<RecordingOutput> writers = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    /** Get the streams of all processes as well. */
    private final List<FleetObserver> observers = new ArrayList<>();

    private final Pattern threads;
    private Rotation rotation = Rotation.NONE;
    private FleetLedger ledger;
    private boolean finished;

    /**
     * @param threads found in the names of the threads to show; null to show all
     */
    Outputs(Pattern threads) {
        this.threads = threads;
    }

    /** A recording's file, held open to prove that it can be written. */
    private record Recording(Path path, OutputFile probe) {}

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

    /** Says when the recordings go on in new files. */
    void rotate(Rotation when) {
        rotation = when;
    }

    /** Adds somebody who is to see what is recorded. */
    void addObserver(FleetObserver observer) {
        observers.add(observer);
    }

    /**
     * @throws UsageException if it is to be rotated and cannot be
     */
    void addRecording(Path path) {
        if (!rotation.none() && Files.exists(path) && !Files.isRegularFile(path, NOFOLLOW_LINKS)) {
            throw new UsageException(
                    "%s is not a plain file, so it cannot be followed by others.".formatted(path),
                    "Leave --rotate and --max-size out, or name another file.");
        }
        recordings.add(new Recording(path, OutputFile.open(path)));
        files.add(path.toString());
    }

    /** A ledger that keeps what the reports need. */
    FleetLedger newLedger() {
        boolean timeline = formats.stream().anyMatch(Exporter::needsTimeline);
        ledger = new FleetLedger(timeline ? Ledger::withTimeline : Ledger::new);
        return ledger;
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
        Stream<String> ofAll =
                ledger == null || ledger.forgotten() == 0
                        ? Stream.of()
                        : Stream.of(FORGOTTEN.formatted(ledger.forgotten()));
        return Stream.of(ofReports, ofRecordings, ofAll)
                .flatMap(Function.identity())
                .map(sentence -> sentence + ".")
                .distinct()
                .toList();
    }

    /** The names of the files, for people. */
    List<String> files() {
        return List.copyOf(files);
    }

    /** Begins to write the recordings; what these files held is gone, unless they are rotated. */
    List<FleetObserver> startRecordings() {
        for (Recording recording : recordings) {
            writers.add(writer(recording.path()));
            recording.probe().keep(); // a part of it can be read
        }
        List<FleetObserver> all = new ArrayList<>(writers);
        all.addAll(observers);
        return all;
    }

    private RecordingOutput writer(Path path) {
        return rotation.none() ? RecordingWriter.open(path) : RotatingWriter.open(path, rotation);
    }

    boolean hasReports() {
        return !reports.isEmpty();
    }

    /**
     * Writes the reports of what was seen so far, if anything was.
     *
     * @param standardOutput whether also to there
     * @return what failed
     */
    synchronized List<RuntimeException> refresh(boolean standardOutput) {
        Summary summary = finished || ledger == null ? null : ledger.summary();
        return summary == null || summary.processes().isEmpty()
                ? List.of()
                : reports.refresh(shown(summary), standardOutput);
    }

    private Summary shown(Summary summary) {
        return threads == null ? summary : Selection.of(summary, threads);
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
    synchronized void finish(Summary summary) {
        finished = true;
        List<RuntimeException> failures = new ArrayList<>();
        writers.forEach(writer -> Reports.attempt(writer::close, failures));
        failures.addAll(reports.write(shown(summary)));
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
    synchronized void discard() {
        finished = true;
        reports.discard();
        recordings.forEach(recording -> recording.probe().discard());
    }
}
