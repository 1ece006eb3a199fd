package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What to observe: running processes, or a command to start. */
final class TargetOptions {
    @Mixin private ProcessOptions processes;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- CMD [ARG...]",
            hideParamSyntax = true,
            description = "Or a command to start, e.g. python3 app.py.")
    private List<String> command = List.of();

    /** The running processes to observe; none are given if a command is to be started. */
    ProcessOptions processes() {
        return processes;
    }

    /** The command to start; empty if there are processes. */
    List<String> command() {
        return command;
    }

    /**
     * @throws UsageException unless there is either of both
     */
    void check() {
        if (processes.given() && !command.isEmpty()) {
            throw new UsageException(
                    "%s and a command exclude each other.".formatted(processes.option()),
                    "Leave one out: %s, or -- %s."
                            .formatted(processes.text(), String.join(" ", command)));
        }
        if (!processes.given() && command.isEmpty()) {
            throw new UsageException(
                    "There is no target.",
                    "Name one with --pid PID, or start one with -- CMD [ARG...].");
        }
        processes.check();
        if (command.size() == 1 && command.get(0).matches("\\d+")) {
            throw new UsageException(
                    "%s is not a command.".formatted(command.get(0)),
                    "To observe that process: --pid %s.".formatted(command.get(0)));
        }
    }
}
