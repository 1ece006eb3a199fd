package dev.gilspy.cli;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UsageException;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what a process does while it does it. */
@Command(
        name = "top",
        sortOptions = false,
        description = "Watch a process live: threads, who makes others wait, hottest functions.",
        defaultValueProvider = TopCommand.UntilItEnds.class,
        customSynopsis = {
            "gilspy top [OPTIONS] --pid PID",
            "       gilspy top [OPTIONS] -- CMD [ARG...]"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy top --pid 4242",
            "  gilspy top --pid 4242 --batch -n 5            five blocks of text",
            "  gilspy top --pid 4242 --json-lines | jq .gils a line of JSON each second",
            "  gilspy top --batch -o top.txt -- python3 app.py",
            "",
            "What is shown is some 1.3 s old: by then all of it is known. A command keeps its standard",
            "input, output and errors; gilspy waits for it, and ends with its status where that is not 0."
        })
final class TopCommand implements Callable<Integer> {
    @ParentCommand private GilspyCommand gilspy;
    @Spec private CommandSpec spec;
    @Mixin private TargetOptions target;
    @Mixin private RefreshOptions refresh;
    @Mixin private TopOutputOptions output;
    @Mixin private SamplingOptions sampling;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but failures.")
    private boolean quiet;

    private final RecordCommand.Attach attach;
    private final FirstPython.Look look;
    private final StopSignal stop = new StopSignal();

    /** Who looks at something live says himself when it is enough. */
    static final class UntilItEnds implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            boolean duration =
                    argument instanceof OptionSpec option
                            && option.longestName().equals("--duration");
            return duration ? Defaults.LIVE_DURATION : null;
        }
    }

    TopCommand() {
        this(Sources.ofThisMachine()::attach, FirstPython.Look.OF_THIS_MACHINE);
    }

    TopCommand(RecordCommand.Attach attach, FirstPython.Look look) {
        this.attach = attach;
        this.look = look;
    }

    @Override
    public Integer call() {
        target.check();
        sampling.check();
        refresh.nanos();
        output.check(gilspy.terminal());
        return target.command().isEmpty() ? showProcess() : showCommand();
    }

    private int showProcess() {
        int pid = target.pid().orElseThrow();
        Outputs recordings = output.openRecordings();
        LiveScreen screen = output.screen(gilspy, false);
        return new Signals(stop, () -> {})
                .during(
                        () -> {
                            show(
                                    (observers, stop, run) -> {
                                        Source source = attach(pid);
                                        run.begins(source.warnings());
                                        source.observe(observers.open(), stop);
                                    },
                                    screen,
                                    recordings);
                            return ExitCode.OK;
                        });
    }

    private int showCommand() {
        FirstPython.warmUp(look);
        Outputs recordings = output.openRecordings();
        LiveScreen screen = output.screen(gilspy, true);
        LaunchedCommand command = launch(recordings);
        return new Signals(stop, command::terminate)
                .during(() -> show(command, screen, recordings));
    }

    private int show(LaunchedCommand command, LiveScreen screen, Outputs recordings) {
        FirstPython python = new FirstPython(command, look, this::attach, narrator());
        try {
            show(
                    (observers, stop, run) -> {
                        Source source = python.await(stop);
                        run.begins(source.warnings());
                        source.observe(observers.open(), stop);
                    },
                    screen,
                    recordings);
        } catch (ClosedPipeException e) {
            // the command goes on, and is waited for
        } catch (GilspyException e) {
            return command.unobserved(e, spec.commandLine().getErr());
        }
        if (command.alive()) {
            narrator().waitingFor(command.name());
        }
        return command.await();
    }

    private LaunchedCommand launch(Outputs recordings) {
        try {
            return LaunchedCommand.start(target.command());
        } catch (UsageException e) {
            recordings.discard();
            throw e;
        }
    }

    private void show(LiveRun.Observing observing, LiveScreen screen, Outputs recordings) {
        LiveRun run =
                new LiveRun(observing, stop, refresh.nanos(), null, recordings.startRecordings());
        try {
            run.start();
            run.notes().forEach(narrator()::warn);
            screen.show(run);
        } finally {
            end(run, recordings);
        }
    }

    /** What goes wrong in the end counts only where nothing had before. */
    private void end(LiveRun run, Outputs recordings) {
        try {
            run.end();
        } finally {
            recordings.finish(run.total());
            narrator().wrote(recordings.files(), run.total());
        }
    }

    private Source attach(int pid) {
        return attach.attach(pid, sampling.settings());
    }

    private Narrator narrator() {
        return new Narrator(spec.commandLine().getErr(), quiet, false);
    }
}
