package dev.gilspy.cli;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code gilspy help record}: what {@code gilspy record --help} says. */
@Command(
        name = HelpCommand.NAME,
        helpCommand = true,
        description = "Show what a command does, with all its options.",
        exitCodeList = {" 0:fine", " 2:there is no such command", ExitText.BUG},
        footerHeading = "%nExamples:%n",
        footer = {"  gilspy help", "  gilspy help record"})
final class HelpCommand implements Runnable {
    static final String NAME = "help";

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            completionCandidates = CommandNames.class,
            description = "The command (default: all of them, in a line each).")
    private String command;

    @Override
    public void run() {
        CommandLine gilspy = spec.parent().commandLine();
        CommandLine named = command == null ? gilspy : gilspy.getSubcommands().get(command);
        if (named == null) {
            throw new UnmatchedArgumentException(gilspy, List.of(command));
        }
        named.usage(gilspy.getOut());
    }

    /** The commands there are; the shell completes them. */
    static final class CommandNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Commands.names().iterator();
        }
    }
}
