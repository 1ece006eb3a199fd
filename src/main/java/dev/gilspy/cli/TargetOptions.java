package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which process to observe: a running one, or a command to start. */
final class TargetOptions {
    @Option(
            names = {"-p", "--pid"},
            paramLabel = "PID",
            description = "The process to observe.")
    private Integer pid;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- CMD [ARG...]",
            hideParamSyntax = true,
            description = "Or a command to start, e.g. python3 app.py.")
    private List<String> command = List.of();

    /** The process to observe; empty if a command is to be started. */
    OptionalInt pid() {
        return pid == null ? OptionalInt.empty() : OptionalInt.of(pid);
    }

    /** The command to start; empty if there is a process. */
    List<String> command() {
        return command;
    }

    /**
     * @throws UsageException unless there is exactly one target
     */
    void check() {
        if (pid != null && !command.isEmpty()) {
            throw new UsageException(
                    "--pid and a command exclude each other.",
                    "Leave one out: --pid %d, or -- %s.".formatted(pid, String.join(" ", command)));
        }
        if (pid == null && command.isEmpty()) {
            throw new UsageException(
                    "There is no target.",
                    "Name one with --pid PID, or start one with -- CMD [ARG...].");
        }
        if (pid != null && pid <= 0) {
            throw new UsageException("%d is no process id.".formatted(pid), "They count from 1.");
        }
        if (command.size() == 1 && command.get(0).matches("\\d+")) {
            throw new UsageException(
                    "%s is not a command.".formatted(command.get(0)),
                    "To observe that process: --pid %s.".formatted(command.get(0)));
        }
    }
}
