package dev.gilspy.cli;

import dev.gilspy.source.StartUp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * One run of the command line inside the test, without terminal: what it ended with, and what it
 * said. Reports on standard output are not caught, so tests write theirs to files.
 */
record CommandRun(int exitCode, String out, String err) {
    private static final FirstPython.Look ALL_ARE_PYTHON =
            new FirstPython.Look() {
                @Override
                public StartUp.Stage byNames(int pid) {
                    return StartUp.Stage.STARTING;
                }

                @Override
                public StartUp closely(int pid) {
                    return new StartUp(StartUp.Stage.READY, null);
                }
            };

    static CommandRun of(String... args) {
        return run(commandLine(CommandLine.defaultFactory(), Commands.neededFor(args)), args);
    }

    /** With record's and top's way to get hold of a process replaced. */
    static CommandRun of(RecordCommand.Attach attach, String... args) {
        return run(commandLine(factory(attach), Commands.neededFor(args)), args);
    }

    static CommandLine commandLine(RecordCommand.Attach attach) {
        return commandLine(factory(attach));
    }

    private static IFactory factory(RecordCommand.Attach attach) {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == TopCommand.class) {
                    return type.cast(new TopCommand(attach, ALL_ARE_PYTHON));
                }
                return type == RecordCommand.class
                        ? type.cast(new RecordCommand(attach, ALL_ARE_PYTHON))
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }

    static CommandRun run(CommandLine commandLine, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new CommandRun(commandLine.execute(args), out.toString(), err.toString());
    }

    static CommandLine commandLine(IFactory factory) {
        return commandLine(factory, Commands.all());
    }

    private static CommandLine commandLine(IFactory factory, Collection<Class<?>> commands) {
        return Main.commandLine(new Terminal(Map.of(), false, false), factory, commands);
    }
}
