package dev.gilspy.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a command says on standard error. What failed is always said. */
final class Verbosity {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but failures.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Say on standard error also what was found and chosen, why, and how long it took.")
    private boolean verbose;

    /**
     * @param terminal whether a line may be written over
     */
    Narrator narrator(boolean terminal) {
        PrintWriter err = command.commandLine().getErr();
        boolean silent = quiet && !verbose; // quiet may be a default of the user's
        return new Narrator(err, silent, verbose, terminal && !verbose);
    }
}
