package dev.gilspy.cli;

import dev.gilspy.error.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** The program. The only place that ends the process. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        System.exit(execute(commandLine(terminal), args));
    }

    private static void layOutHelp(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n");
    }

    private static int execute(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            return Failures.outOfMemory(commandLine.getErr());
        }
    }

    /** Ends the program as it stands: whoever asked twice does not want to wait for a report. */
    static void endAtOnce(int status) {
        Runtime.getRuntime().halt(status);
    }

    /** The command line with all that it needs to turn failures into words and exit codes. */
    static CommandLine commandLine(Terminal terminal) {
        return commandLine(terminal, CommandLine.defaultFactory());
    }

    /**
     * @param commands makes the commands
     */
    static CommandLine commandLine(Terminal terminal, IFactory commands) {
        Failures failures = new Failures(System.getenv());
        Ansi ansi = terminal.colors() ? Ansi.ON : Ansi.OFF;
        CommandLine gilspy = new CommandLine(new GilspyCommand(terminal), commands);
        gilspy.getSubcommands().values().forEach(Main::layOutHelp);
        return gilspy.setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExitCodeExceptionMapper(failure -> ExitCode.BUG);
    }
}
