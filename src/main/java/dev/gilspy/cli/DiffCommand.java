package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Comparability;
import dev.gilspy.analysis.Comparability.Obstacle;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Matching;
import dev.gilspy.compare.Observed;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.RecordingException;
import dev.gilspy.error.UsageException;
import dev.gilspy.export.DiffFormats;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.report.DiffText;
import dev.gilspy.report.TextOptions;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what changed between two recordings. */
@Command(
        name = "diff",
        sortOptions = false,
        description = {
            "Tell what changed between two recordings, and what is only noise.",
            "",
            "Figures are shares of time, or per second, so the recordings need not be equally long.",
            "Threads are compared by name, with numbers left out: worker-1 and worker-2 are worker-*."
                    + " So are several processes, by command line: figures are of one of them on"
                    + " average.",
            "A function is charged with the library and native code that it calls."
        },
        customSynopsis = "gilspy diff [OPTIONS] BEFORE AFTER",
        exitCodeList = {
            " 0:compared; with --fail-on-regression nothing that matters is worse by more",
            " 1:with --fail-on-regression something is",
            " 2:not comparable, or too short to tell a regression; or one is damaged, or the command"
                    + " line cannot be used",
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy diff before.gilspy after.gilspy",
            "  gilspy diff before.gilspy after.gilspy --fail-on-regression 10%% -o diff.md",
            "  gilspy diff before.gilspy after.gilspy -f folded | flamegraph.pl > diff.svg",
            "",
            "What --fail-on-regression judges, and what it must be worse by at least:",
            "  waiting threads          0.05 threads",
            "  held-blocked             1 point of the time",
            "  GIL held                 1 point, and more than the same number of holds would",
            "                           have taken before: else it is more of the same work",
            "  waiting, of each group   1 point of its time",
            "  hold p99, of each group  1 ms, and 100 holds on both sides",
            "  wait p99, of each group  1 ms, and 100 waits on both sides"
        })
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_ROLES = 5;
    private static final int LONGEST_ROLE = 60;

    @ParentCommand private GilspyCommand gilspy;
    @Mixin private Verbosity verbosity;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "Made with gilspy record -o FILE.gilspy.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The same after the change.")
    private Path after;

    @Option(
            names = "--fail-on-regression",
            paramLabel = "PERCENT",
            converter = GrowthConverter.class,
            description =
                    "End with 1 where something that matters (see below) is worse by more than this"
                            + " part of what it was, for sure: its interval is past that.")
    private Double limit;

    @Option(
            names = "--strict",
            description = "The same by the figures alone, whatever their intervals.")
    private boolean strict;

    @Option(names = "--anyway", description = "Compare what is not comparable.")
    private boolean anyway;

    @Mixin private OutputFiles outputs;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description =
                    "Format of standard output, and of a file whose ending names none:"
                            + " ${COMPLETION-CANDIDATES} (default: "
                            + Defaults.FORMAT
                            + "). Endings: txt, md, json, folded, html.")
    private String format;

    @Option(names = "--all", description = "Also show what did not change more than noise.")
    private boolean all;

    @Override
    public Integer call() {
        if (strict && limit == null) {
            throw new UsageException(
                    "--strict is without effect.", "It goes with --fail-on-regression PERCENT.");
        }
        Destinations destinations = new Destinations(outputs.list(), format, List.of());
        destinations.check(new DiffFormats(TextOptions.PLAIN));
        Reports<Diffs> reports =
                destinations.open(
                        new DiffFormats(gilspy.textOnTerminal(all)),
                        new DiffFormats(gilspy.textInFile(all)));
        long beginNanos = System.nanoTime();
        Diffs diffs = reports.of(() -> diffs());
        verbosity.narrator(false).took("reading and comparing", beginNanos);
        if (!destinations.toStandardOutput()) {
            Narrator narrator = verbosity.narrator(false);
            diffs.roles().forEach(diff -> DiffText.regressions(diff).forEach(narrator::warn));
        }
        reports.writeAll(diffs);
        return diffs.failed() ? ExitCode.EXCEEDED : ExitCode.OK;
    }

    private Diffs diffs() {
        Matching matching = Matching.of(read(before), read(after));
        if (matching.pairs().isEmpty()) {
            throw new UsageException(
                    "No process of one recording does what one of the other does: %s before, %s after."
                            .formatted(some(matching.onlyBefore()), some(matching.onlyAfter())),
                    "Processes are compared by their command lines, with numbers left out.");
        }
        int roles = matching.pairs().size();
        return new Diffs(
                matching.pairs().stream().map(match -> diff(match, roles)).toList(),
                matching.onlyBefore(),
                matching.onlyAfter());
    }

    private static String some(List<String> roles) {
        return roles.stream()
                        .limit(MOST_ROLES)
                        .map(role -> role.substring(0, Math.min(LONGEST_ROLE, role.length())))
                        .collect(Collectors.joining("; "))
                + (roles.size() > MOST_ROLES ? "; ..." : "");
    }

    private Diff diff(Matching.Match match, int roles) {
        Summary first = match.before().summary();
        Summary second = match.after().summary();
        List<Obstacle> obstacles = Comparability.obstacles(first, second);
        if (!obstacles.isEmpty() && !anyway) {
            throw notComparable(obstacles);
        }
        Comparison comparison = Comparison.of(match.before(), match.after());
        if (limit != null && !strict && !comparison.differences().known()) {
            throw new UsageException(
                    "The recordings are too short to tell a regression from noise.",
                    "Record for ten seconds or more, or give --strict.");
        }
        return new Diff(
                match.role(),
                comparison,
                obstacles,
                Comparability.warnings(first, second),
                limit == null ? null : Gate.of(comparison, limit, strict, roles));
    }

    /** The file's name alone says which it is, and is the same on all machines. */
    private static Observed read(Path path) {
        ObservedReader reader = new ObservedReader();
        RecordingReader.replay(path, reader).undamaged();
        Observed observed = reader.observed(path.getFileName().toString());
        if (!Comparability.observed(observed.summary())) {
            throw new RecordingException(
                    "Nothing was observed in %s, so there is nothing to compare.".formatted(path),
                    "Record again, for ten seconds or more.");
        }
        return observed;
    }

    private static UsageException notComparable(List<Obstacle> obstacles) {
        String differing =
                obstacles.stream()
                        .map(
                                obstacle ->
                                        "%s: %s before, %s after"
                                                .formatted(
                                                        obstacle.what(),
                                                        obstacle.before(),
                                                        obstacle.after()))
                        .collect(Collectors.joining("; "));
        return new UsageException(
                "The recordings are not comparable. They differ in " + differing + ".",
                "Record both in the same way, or compare them nevertheless with --anyway.");
    }

    /** The names that {@code -f} takes; the shell completes them. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return new DiffFormats(TextOptions.PLAIN).names().iterator();
        }
    }
}
