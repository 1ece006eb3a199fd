package dev.gilspy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.UsageException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** The program. The only place that ends the process. */
public final class Main {
    /** Plus its number: the shell's convention. */
    private static final int KILLED_BY_SIGNAL = 128;

    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // figures are for programs, too: 0.5 and not 0,5
        Terminal terminal = Terminal.ofThisProcess();
        var out = new RememberingStream(terminal.shownOutput(streamOf(FileDescriptor.out)));
        CommandLine gilspy =
                commandLine(terminal, CommandLine.defaultFactory(), Commands.neededFor(args))
                        .setOut(new PrintWriter(out, false, UTF_8))
                        .setErr(
                                new PrintWriter(
                                        terminal.shownErrors(streamOf(FileDescriptor.err)),
                                        true,
                                        UTF_8));
        System.exit(execute(gilspy, out, args));
    }

    private static OutputStream streamOf(FileDescriptor descriptor) {
        return new BufferedOutputStream(new FileOutputStream(descriptor));
    }

    /** Nor may what picocli and doctor print get lost: their writer does not say that it failed. */
    private static int execute(CommandLine gilspy, RememberingStream out, String... args) {
        int status = execute(gilspy, args);
        gilspy.getOut().flush();
        return out.failure().isEmpty() || status != ExitCode.OK
                ? status
                : Failures.unwritten(out.failure().get(), gilspy.getErr());
    }

    private static int execute(CommandLine commandLine, String... args) {
        try {
            Terminal terminal = commandLine.<GilspyCommand>getCommand().terminal();
            Config.find(System.getenv(), () -> commandLine(terminal), args)
                    .ifPresent(config -> config.applyTo(commandLine));
            return commandLine.execute(args);
        } catch (UsageException e) { // of the configuration file
            return Failures.explain(e, commandLine.getErr());
        } catch (OutOfMemoryError e) {
            return Failures.outOfMemory(e, commandLine.getErr());
        } catch (Error e) { // picocli hands on exceptions alone
            return new Failures(System.getenv()).bug(e, commandLine.getErr());
        }
    }

    /**
     * Ends the program as it stands, as the signal would have done it: whoever asked twice does not
     * want to wait for a report. Only what is half written is cleared away, and the terminal given
     * back.
     *
     * @param signal its number
     */
    static void endAtOnce(int signal) {
        System.exit(KILLED_BY_SIGNAL + signal);
    }

    /** The command line with all commands. */
    static CommandLine commandLine(Terminal terminal) {
        return commandLine(terminal, CommandLine.defaultFactory(), Commands.all());
    }

    /**
     * The command line with all that it needs to turn failures into words and exit codes.
     *
     * @param factory makes the commands
     */
    static CommandLine commandLine(
            Terminal terminal, IFactory factory, Collection<Class<?>> commands) {
        Failures failures = new Failures(System.getenv());
        Ansi ansi = terminal.colors() ? Ansi.ON : Ansi.OFF;
        CommandLine gilspy = new CommandLine(new GilspyCommand(terminal), factory);
        for (Class<?> command : commands) {
            gilspy.addSubcommand(command);
        }
        HelpLayout.layOut(gilspy);
        return gilspy.setColorScheme(Help.defaultColorScheme(ansi))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExitCodeExceptionMapper(failure -> ExitCode.BUG);
    }
}
