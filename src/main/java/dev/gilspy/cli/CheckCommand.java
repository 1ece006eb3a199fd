package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.error.ExitCode;
import dev.gilspy.export.CheckFormats;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.report.CheckText;
import dev.gilspy.report.TextOptions;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Passes or fails a recording against budgets. */
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Hold a recording against budgets, for CI.",
            "",
            "A budget is exceeded when the figure's whole 95 %% interval is past it, or the figure of"
                    + " each second by itself, of five or more. It is kept likewise; between the two"
                    + " the check warns and passes, and a longer recording tells.",
            "NAMES= makes a budget that of the threads called so; * stands for anything.",
            "Of several processes each by itself is held to all budgets that bound something in it."
        },
        customSynopsis = "gilspy check [OPTIONS] RECORDING",
        exitCodeList = {
            " 0:no budget is exceeded",
            " 1:a budget is exceeded",
            " 2:no budget is exceeded, but the recording cannot tell of all: durations sampled too"
                    + " coarsely, no such thread, cut off, too short; or it is damaged, or the"
                    + " command line cannot be used",
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy check run.gilspy --max-waiting 20%% --forbid held-blocked",
            "  gilspy check run.gilspy --max-hold-p99 'worker-*=10ms' --verdict-not gil-bound",
            "  gilspy check run.gilspy --budget gil.toml -o gil.xml -o gil.md -o - -f github",
            "",
            "A budget file has the options' names, and a table for the threads called so:",
            "  max-waiting = \"20%%\"",
            "  forbid = [\"held-blocked\"]",
            "  verdict-not = [\"gil-bound\", \"convoy\"]",
            "  [threads.\"worker-*\"]",
            "  max-hold-p99 = \"10ms\""
        })
final class CheckCommand implements Callable<Integer> {
    private static final String WORKING_DIRECTORY = Path.of("").toAbsolutePath().toString();

    @ParentCommand private GilspyCommand gilspy;

    @Parameters(paramLabel = "RECORDING", description = "Made with gilspy record -o FILE.gilspy.")
    private Path recording;

    @Mixin private BudgetOptions budgets;

    @Mixin private ProcessChoice choice;
    @Mixin private Verbosity verbosity;

    @Option(names = "--strict", description = "The figures decide, whatever their intervals.")
    private boolean strict;

    @Option(
            names = "--allow-unanswered",
            description =
                    "Pass over what the recording cannot tell, unless it is all that was asked.")
    private boolean allowUnanswered;

    @Mixin private OutputFiles outputs;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description =
                    "Format of standard output, and of a file whose ending names none:"
                            + " ${COMPLETION-CANDIDATES} (default: "
                            + Defaults.FORMAT
                            + "). Endings: txt, xml, md, json. junit is XML; github annotates lines of a pull request.")
    private String format;

    @Override
    public Integer call() {
        List<Budget> asked = budgets.budgets();
        Destinations destinations = new Destinations(outputs.list(), format, List.of());
        destinations.check(formats(TextOptions.PLAIN));
        Reports<Check> reports =
                destinations.open(
                        formats(gilspy.textOnTerminal(false)), formats(gilspy.textInFile(false)));
        long beginNanos = System.nanoTime();
        Check check = reports.of(() -> check(asked));
        verbosity.narrator(false).took("reading and judging", beginNanos);
        if (!destinations.toStandardOutput()) {
            sayWhatFailed(check);
        }
        reports.writeAll(check);
        return exitCode(check);
    }

    private Check check(List<Budget> asked) {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        boolean truncated = RecordingReader.replay(recording, ledger).undamaged().truncated();
        return Check.of(
                choice.of(ledger.summary()),
                asked,
                new Check.Settings(truncated, strict, allowUnanswered));
    }

    private static CheckFormats formats(TextOptions text) {
        return new CheckFormats(text, WORKING_DIRECTORY);
    }

    /** A log that says no more than that a step failed helps nobody. */
    private void sayWhatFailed(Check check) {
        CheckText.complaints(check).forEach(verbosity.narrator(false)::warn);
    }

    private static int exitCode(Check check) {
        return switch (check.outcome()) {
            case WITHIN, UNCERTAIN -> ExitCode.OK;
            case UNANSWERED -> ExitCode.USAGE;
            case EXCEEDED -> ExitCode.EXCEEDED;
        };
    }

    /** The names that {@code -f} takes; the shell completes them. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return formats(TextOptions.PLAIN).names().iterator();
        }
    }
}
