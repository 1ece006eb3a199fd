package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cli.completion.BashCompletion;
import dev.gilspy.cli.completion.FishCompletion;
import dev.gilspy.cli.completion.Value;
import dev.gilspy.cli.completion.ZshCompletion;
import dev.gilspy.report.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;

class CompletionsTest {
    private final CommandLine gilspy = Main.commandLine(new Terminal(Map.of(), false, false));

    @Test
    void theShippedScriptsAreThoseThatTheModelMakes() throws IOException {
        Golden.assertMatches("../../completions/gilspy.bash", BashCompletion.of(gilspy));
        Golden.assertMatches(
                "../../completions/_gilspy", ZshCompletion.of(gilspy.getCommandSpec()));
        Golden.assertMatches(
                "../../completions/gilspy.fish", FishCompletion.of(gilspy.getCommandSpec()));
    }

    @Test
    void whatIsProposedIsAccepted() {
        List<String> accepted = new ArrayList<>();
        for (CommandLine command : gilspy.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String word : words(option)) {
                    String typed = option.longestName() + "=" + word;
                    parse(command.getCommandName(), typed);
                    accepted.add(typed);
                }
            }
        }
        assertThat(accepted).contains("--duration=10s", "--rate=10k", "--forbid=held-blocked");
    }

    private static List<String> words(OptionSpec option) {
        return option.arity().max() == 0 ? List.of() : Value.of(option).words();
    }

    private void parse(String... args) {
        try {
            gilspy.parseArgs(args);
        } catch (MissingParameterException e) {
            // values are looked at first; a recording is not the point here
        }
    }
}
