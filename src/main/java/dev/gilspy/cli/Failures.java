package dev.gilspy.cli;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.report.Columns;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every failure into a sentence on standard error and an exit code. A stack trace is for
 * whoever asks for it: {@code GILSPY_DEBUG=1}.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String DEBUG = "GILSPY_DEBUG";

    private final boolean debug;

    Failures(Map<String, String> environment) {
        this.debug = environment.getOrDefault(DEBUG, "").equals("1");
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof ClosedPipeException) {
            return ExitCode.OK;
        }
        if (!(failure instanceof GilspyException foreseen)) {
            return bug(failure, err);
        }
        int exitCode = explain(foreseen, err);
        traceIfAsked(failure, err);
        return exitCode;
    }

    /** Owns up to what nobody foresaw. */
    int bug(Throwable failure, PrintWriter err) {
        apologise(failure, err);
        traceIfAsked(failure, err);
        return ExitCode.BUG;
    }

    private void traceIfAsked(Throwable failure, PrintWriter err) {
        if (debug) {
            printTrace(failure, err);
        }
        err.flush();
    }

    /** Says that standard output could not be written, unless its reader has seen enough. */
    static int unwritten(IOException cause, PrintWriter err) {
        return StandardOutput.failure(cause) instanceof GilspyException foreseen
                ? explain(foreseen, err)
                : ExitCode.OK;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        Voice.say(complaintOf(failure), err);
        List<String> suggestions =
                failure instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        if (!suggestions.isEmpty()) {
            String some = Columns.plain(String.join(" or ", suggestions));
            err.println("Did you mean %s?".formatted(some));
        }
        err.println(
                "%s --help shows what is possible."
                        .formatted(command.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCode.USAGE;
    }

    /** Of a word where a command should be, picocli says which argument it is, counted from 0. */
    private static String complaintOf(ParameterException failure) {
        boolean takesCommands = !failure.getCommandLine().getSubcommands().isEmpty();
        return takesCommands
                        && failure instanceof UnmatchedArgumentException unmatched
                        && !unmatched.isUnknownOption()
                ? "There is no command '%s'.".formatted(unmatched.getUnmatched().get(0))
                : failure.getMessage();
    }

    /** Java has one error for memory and for threads that the system does not give it. */
    static int outOfMemory(OutOfMemoryError failure, PrintWriter err) {
        if (String.valueOf(failure.getMessage()).contains("native thread")) {
            Voice.say("The system lets gilspy start no more threads.", err);
            err.println("Raise the limit: ulimit -u, or pids.max of its control group.");
            err.flush();
            return ExitCode.NOT_PERMITTED;
        }
        Voice.say("There is not enough memory for this.", err);
        err.println("Give it more: GILSPY_JAVA_OPTS=-Xmx512m");
        err.flush();
        return ExitCode.BUG;
    }

    /** Says what could not be done and what to do about it; gives its exit code. */
    static int explain(GilspyException failure, PrintWriter err) {
        Voice.say(failure.getMessage(), err);
        failure.hint().lines().map(Columns::plain).forEach(err::println);
        err.flush();
        return failure.exitCode();
    }

    private static void printTrace(Throwable failure, PrintWriter err) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            err.println(Columns.plain(each.toString()));
            for (StackTraceElement element : each.getStackTrace()) {
                err.println("    at " + element);
            }
        }
    }

    private void apologise(Throwable failure, PrintWriter err) {
        Voice.say("this is a bug in gilspy %s: %s".formatted(BuildVersion.text(), failure), err);
        if (!debug) {
            err.println(
                    "Run it again with %s=1 to see where, and please report it.".formatted(DEBUG));
        }
    }
}
