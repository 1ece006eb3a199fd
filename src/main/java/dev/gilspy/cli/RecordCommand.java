package dev.gilspy.cli;

import dev.gilspy.cli.FirstPython.Held;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UsageException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Observes a process for a while and writes what it saw. */
@Command(
        name = "record",
        sortOptions = false,
        description = "Observe a process for a while, then write a report, a recording, or both.",
        customSynopsis = {
            "gilspy record [OPTIONS] (--pid PID | --name REGEX) [-s]",
            "       gilspy record [OPTIONS] -- CMD [ARG...]"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy record --pid 4242                    report on the terminal after 10 s",
            "  gilspy record --pid 4242 -d 0 -o a.gilspy   until Ctrl-C, for gilspy report",
            "  gilspy record --pid 4242 -f json | jq .     for a program",
            "  gilspy record -d 0 -- python3 app.py        from its start to its end",
            "  gilspy record -d 0 -o a.json -- make test   the first Python that it starts",
            "  gilspy record -s --pid 4242                 a service with all its workers",
            "  gilspy record --name gunicorn               each whose command line has it",
            "",
            "A command that outlives the recording is left to run, and gilspy waits for it;",
            "it ends with the command's own status where that is not 0."
        })
final class RecordCommand implements Callable<Integer> {
    @ParentCommand private GilspyCommand gilspy;
    @Spec private CommandSpec spec;
    @Mixin private TargetOptions target;
    @Mixin private SamplingOptions sampling;
    @Mixin private OutputOptions output;
    @Mixin private LongRunOptions longRun;
    @Mixin private MetricsOptions metrics;

    @Mixin private Verbosity verbosity;

    private final Attach attach;
    private final FirstPython.Look look;
    private final StopSignal stop = new StopSignal();

    /** How to get hold of a process. */
    interface Attach {
        Source attach(int pid, Settings settings);
    }

    RecordCommand() {
        this(Sources.ofThisMachine()::attach, FirstPython.Look.OF_THIS_MACHINE);
    }

    RecordCommand(Attach attach, FirstPython.Look look) {
        this.attach = attach;
        this.look = look;
    }

    @Override
    public Integer call() {
        target.check();
        sampling.check();
        longRun.check(output);
        metrics.check();
        Outputs outputs = output.open(gilspy, true, longRun.rotation());
        LongRunning beside =
                LongRunning.begin(longRun.everyNanos(), metrics.port(), outputs, narrator());
        try {
            return record(outputs);
        } finally {
            beside.close();
        }
    }

    private int record(Outputs outputs) {
        if (!target.command().isEmpty()) {
            return recordCommand(outputs);
        }
        return new Signals(stop, () -> {})
                .during(
                        () -> {
                            target.processes()
                                    .single()
                                    .ifPresentOrElse(
                                            pid -> recordProcess(pid, outputs),
                                            () -> recordFleet(outputs));
                            return ExitCode.OK;
                        });
    }

    private void recordProcess(int pid, Outputs outputs) {
        run(outputs, () -> attach(pid), () -> "process " + pid);
    }

    private void recordFleet(Outputs outputs) {
        recording(outputs)
                .run(
                        target.processes().fleet(),
                        FleetAccess.OF_THIS_MACHINE,
                        Observatories.ofThisMachine(sampling.settings()));
    }

    private int recordCommand(Outputs outputs) {
        FirstPython.warmUp(look);
        LaunchedCommand command = launch(outputs);
        Signals signals = new Signals(stop, command::terminate);
        return signals.during(() -> record(command, outputs));
    }

    private int record(LaunchedCommand command, Outputs outputs) {
        try {
            if (target.processes().subprocesses()) {
                observeAll(command, outputs);
            } else {
                observeFirst(command, outputs);
            }
        } catch (GilspyException e) {
            return command.unobserved(e, spec.commandLine().getErr());
        }
        if (command.alive()) {
            narrator().waitingFor(command.name());
        }
        return command.await();
    }

    private void observeFirst(LaunchedCommand command, Outputs outputs) {
        var python = new FirstPython<>(command, look, this::attach, narrator());
        run(
                outputs,
                () -> {
                    var found = python.await(stop);
                    return new HeldSource(found.what(), found.hold());
                },
                command::target);
    }

    private void observeAll(LaunchedCommand command, Outputs outputs) {
        var python =
                new FirstPython<>(
                        command, look, pid -> Attachment.to(pid, BuildVersion.text()), narrator());
        Held<Attachment> first = await(python, outputs);
        command.endWithIt(stop);
        recording(outputs)
                .run(
                        command.fleet(),
                        FleetAccess.OF_THIS_MACHINE,
                        Observatories.ofThisMachine(sampling.settings()),
                        first);
    }

    private <T> Held<T> await(FirstPython<T> python, Outputs outputs) {
        try {
            return python.await(stop);
        } catch (GilspyException e) {
            outputs.discard();
            throw e;
        }
    }

    private LaunchedCommand launch(Outputs outputs) {
        try {
            return LaunchedCommand.start(target.command());
        } catch (UsageException e) {
            outputs.discard();
            throw e;
        }
    }

    private Source attach(int pid) {
        return attach.attach(pid, sampling.settings());
    }

    private void run(Outputs outputs, Supplier<Source> source, Supplier<String> name) {
        new RecordingRun(outputs, narrator(), stop).run(source, name, sampling.settings());
    }

    private FleetRecording recording(Outputs outputs) {
        return new FleetRecording(outputs, narrator(), stop, sampling.settings());
    }

    private Narrator narrator() {
        return verbosity.narrator(gilspy.terminal().errors());
    }
}
