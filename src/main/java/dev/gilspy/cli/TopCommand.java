package dev.gilspy.cli;

import dev.gilspy.cli.FirstPython.Held;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UsageException;
import dev.gilspy.report.live.LiveJson;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what a process does while it does it. */
@Command(
        name = "top",
        sortOptions = false,
        description = "Watch processes live: threads, who makes others wait, hottest functions.",
        defaultValueProvider = TopCommand.UntilItEnds.class,
        customSynopsis = {
            "gilspy top [OPTIONS] (--pid PID | --name REGEX) [-s]",
            "       gilspy top [OPTIONS] -- CMD [ARG...]",
            "       gilspy top --schema"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy top --pid 4242                          a screen that keys steer: ? tells",
            "  gilspy top --pid 4242 --batch -n 5             five blocks of text",
            "  gilspy top --pid 4242 --json-lines | jq .gils  a line of JSON each second",
            "  gilspy top --pid 4242 -s --batch               and what it starts",
            "  gilspy top --batch -o top.txt -- python3 app.py",
            "",
            "What is shown is some 1.8 s old: by then all of it is known. A command keeps its",
            "standard input, output and errors; under a full screen, what would go to the",
            "terminal goes to a file that is named at the end. gilspy waits for it, and ends",
            "with its status where that is not 0."
        })
final class TopCommand implements Callable<Integer> {
    @ParentCommand private GilspyCommand gilspy;
    @Spec private CommandSpec spec;
    @Mixin private TargetOptions target;
    @Mixin private RefreshOptions refresh;
    @Mixin private TopOutputOptions output;
    @Mixin private SchemaOption schema;
    @Mixin private SamplingOptions sampling;

    @Mixin private Verbosity verbosity;

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
        if (schema.print(LiveJson::schema)) {
            return ExitCode.OK;
        }
        target.check();
        sampling.check();
        refresh.nanos();
        output.check(gilspy.terminal());
        return target.command().isEmpty() ? showProcesses() : showCommand();
    }

    private int showProcesses() {
        TopOutputs outputs = output.open(gilspy, false);
        LiveRun.Observing observing =
                target.processes()
                        .single()
                        .map(pid -> source(() -> attach(pid)))
                        .orElseGet(() -> fleet(target.processes()::fleet, null));
        return new Signals(stop, () -> {})
                .during(
                        () -> {
                            show(observing, outputs);
                            return ExitCode.OK;
                        });
    }

    private int showCommand() {
        FirstPython.warmUp(look);
        TopOutputs outputs = output.open(gilspy, true);
        if (output.written()) {
            return showCommand(outputs, ours -> {});
        }
        HeldBackOutput held = HeldBackOutput.in(temporaryFiles(), gilspy.terminal());
        try {
            return showCommand(outputs, held::holdBack);
        } finally {
            held.sentence().ifPresent(narrator()::warn);
        }
    }

    private int showCommand(TopOutputs outputs, Consumer<ProcessBuilder> streams) {
        LaunchedCommand command = launch(outputs, streams);
        return new Signals(stop, command::terminate).during(() -> show(command, outputs));
    }

    private static Path temporaryFiles() {
        return Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp"));
    }

    private int show(LaunchedCommand command, TopOutputs outputs) {
        try {
            show(target.processes().subprocesses() ? all(command) : first(command), outputs);
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

    private LiveRun.Observing first(LaunchedCommand command) {
        var python = new FirstPython<>(command, look, this::attach, narrator());
        return source(
                () -> {
                    Held<Source> found = python.await(stop);
                    return new HeldSource(found.what(), found.hold());
                });
    }

    private LiveRun.Observing all(LaunchedCommand command) {
        var python =
                new FirstPython<>(
                        command, look, pid -> Attachment.to(pid, BuildVersion.text()), narrator());
        return fleet(
                command::fleet,
                () -> {
                    Held<Attachment> found = python.await(stop);
                    command.endWithIt(stop);
                    return found;
                });
    }

    private LiveRun.Observing fleet(Supplier<Fleet> fleet, Supplier<Held<Attachment>> first) {
        return new LiveFleet(fleet, sampling.settings(), first);
    }

    private LaunchedCommand launch(TopOutputs outputs, Consumer<ProcessBuilder> streams) {
        try {
            return LaunchedCommand.start(target.command(), streams);
        } catch (UsageException e) {
            outputs.discard();
            throw e;
        }
    }

    /** Observes one process. */
    private LiveRun.Observing source(Supplier<Source> attach) {
        return (observers, stop, run) -> {
            Source source = attach.get();
            if (output.written()) { // a full screen is no place for it
                source.details().forEach(narrator()::detail);
            }
            run.begins(source.warnings());
            source.observe(observers.open(), stop);
        };
    }

    private void show(LiveRun.Observing observing, TopOutputs outputs) {
        if (output.written()) {
            show(observing, outputs, null);
            return;
        }
        try (SeenRecording seen = SeenRecording.open(temporaryFiles(), SeenRecording.MOST_BYTES)) {
            show(observing, outputs, seen);
        }
    }

    private void show(LiveRun.Observing observing, TopOutputs outputs, SeenRecording seen) {
        LiveRun run =
                new LiveRun(
                        observing,
                        stop,
                        refresh.nanos(),
                        seen,
                        () -> outputs.recordings().startRecordings());
        try {
            if (run.start()) {
                run.notes().forEach(narrator()::warn);
                outputs.screen().show(run);
            }
        } finally {
            end(run, outputs);
        }
    }

    /** What is written is written, also where observing failed in the end. */
    private void end(LiveRun run, TopOutputs outputs) {
        try {
            run.end();
        } finally {
            outputs.finish(run.total(), narrator());
        }
    }

    private Source attach(int pid) {
        return attach.attach(pid, sampling.settings());
    }

    private Narrator narrator() {
        return verbosity.narrator(false);
    }
}
