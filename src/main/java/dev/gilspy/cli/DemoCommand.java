package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.demo.DemoProcess;
import dev.gilspy.demo.Pythons;
import dev.gilspy.demo.ShowingsText;
import dev.gilspy.demo.Workload;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UsageException;
import dev.gilspy.report.Palette;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts a Python program whose behaviour is known, and records it. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Start a little Python program that shows something, and record it.",
        defaultValueProvider = DemoCommand.ShorterThanRecord.class,
        customSynopsis = "gilspy demo [OPTIONS] [WORKLOAD]",
        exitCodeList = {
            " 0:fine; of all: each workload that can be shown here did what it must",
            " 1:of all: one did not provoke the verdict that it must, or Ctrl-C came before the end",
            ExitText.USAGE,
            ExitText.NO_TARGET,
            ExitText.NOT_PERMITTED,
            ExitText.UNSUPPORTED,
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy demo                      four threads that take turns at the GIL",
            "  gilspy demo --list               what else there is to see",
            "  gilspy demo io -d 2s -o io.json  takes the options of gilspy record",
            "  gilspy demo all                  every workload for "
                    + Defaults.DEMOS_DURATION
                    + ": a table of verdicts",
            "  gilspy demo all -o demos/        and a recording of each"
        })
final class DemoCommand implements Callable<Integer> {
    @ParentCommand private GilspyCommand gilspy;
    @Spec private CommandSpec spec;
    @Mixin private SamplingOptions sampling;
    @Mixin private OutputOptions output;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKLOAD",
            defaultValue = "threads",
            converter = Programme.Converter.class,
            completionCandidates = Programme.Converter.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Programme programme;

    @Option(
            names = "--list",
            description = "Say which verdict each workload provokes, and in a sentence by what.")
    @ThisRunOnly
    private boolean list;

    @Option(
            names = "--python",
            paramLabel = "EXECUTABLE",
            description = "What to run it with (default: the first that will do on PATH).")
    private String python;

    @Mixin private Verbosity verbosity;

    @Option(
            names = "--no-compare",
            description =
                    "Do not do the same work in processes, too, to hold the prediction against it.")
    private boolean noCompare;

    private final StopSignal stop = new StopSignal();
    private Summary recorded;

    /** Enough to see it; who has started a demo wants to look, not to measure. */
    static final class ShorterThanRecord implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            boolean duration =
                    argument instanceof OptionSpec option
                            && option.longestName().equals("--duration");
            return duration ? Defaults.DEMO_DURATION : null;
        }
    }

    @Override
    public Integer call() {
        if (list) {
            printList(spec.commandLine().getOut());
            return ExitCode.OK;
        }
        sampling.check();
        return programme.all() ? showAll() : show(programme.workloads().get(0));
    }

    private int show(Workload workload) {
        Outputs outputs = output.open(gilspy, true);
        try (DemoProcess demo = start(workload, outputs)) {
            String name = "the demo %s".formatted(workload.label());
            new Signals(stop, () -> {}).during(() -> record(demo, name, outputs));
        }
        if (!noCompare && !stop.requested()) {
            output.textOnStandardOutput(gilspy)
                    .ifPresent(
                            options ->
                                    new PredictionCheck(pythons(), workload, narrator())
                                            .write(recorded, options));
        }
        return ExitCode.OK;
    }

    private int showAll() {
        DemoAll demos =
                new DemoAll(pythons(), settingsOfAll(), output.openFolder(), !noCompare, stop);
        ShowingsText text = new ShowingsText(new Palette(gilspy.colors()));
        return new Signals(stop, () -> {}).during(() -> demos.show(text, narrator()));
    }

    private Settings settingsOfAll() {
        Settings settings = sampling.settings();
        if (settings.durationNanos() == 0) {
            throw new UsageException(
                    "With -d 0 the first of all the workloads would never end.",
                    "Say how long each is to take: -d %s".formatted(Defaults.DEMOS_DURATION));
        }
        boolean chosen =
                spec.commandLine().getParseResult().hasMatchedOption("--duration")
                        || Config.gives(spec, "duration");
        return chosen
                ? settings
                : settings.lasting(new DurationConverter().convert(Defaults.DEMOS_DURATION));
    }

    private static void printList(PrintWriter out) {
        for (Workload each : Workload.values()) {
            out.printf(
                    "%-16s%-23s%s%n", each.label(), each.usualVerdict().label(), each.sentence());
        }
        out.flush();
    }

    private DemoProcess start(Workload workload, Outputs outputs) {
        try {
            return pythons().start(workload);
        } catch (GilspyException e) {
            outputs.discard();
            throw e;
        }
    }

    private Pythons pythons() {
        List<String> versions = LayoutLibrary.known();
        return python == null ? Pythons.onPath(versions) : new Pythons(List.of(python), versions);
    }

    private int record(DemoProcess demo, String name, Outputs outputs) {
        recorded =
                new RecordingRun(outputs, narrator(), stop)
                        .run(() -> attach(demo.pid()), name, sampling.settings());
        return ExitCode.OK;
    }

    private Narrator narrator() {
        return verbosity.narrator(gilspy.terminal().errors());
    }

    private Source attach(int pid) {
        return Sources.ofThisMachine().attach(pid, sampling.settings());
    }
}
