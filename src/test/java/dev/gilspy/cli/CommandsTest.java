package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;

class CommandsTest {
    @Test
    void theyHaveTheNamesThatPicocliKnows() {
        assertThat(Commands.all())
                .map(command -> command.getAnnotation(Command.class).name())
                .containsExactlyElementsOf(Commands.names());
        assertThat(gilspy().getSubcommands()).containsOnlyKeys(Commands.names());
    }

    @Test
    void whereOneIsCalledOnlyThatIsLookedAt() {
        assertThat(Commands.neededFor("record", "--", "python", "report"))
                .isEqualTo(List.of(RecordCommand.class));
        assertThat(Commands.neededFor("-V")).isEmpty();
    }

    /** A help of all, help of one, a wrong name, and one behind an option. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "help", "recrod", "--color", "--no-such-option"})
    void whereItIsNotPlainWhichAllAre(String first) {
        assertThat(Commands.neededFor(first.isEmpty() ? new String[0] : new String[] {first}))
                .isEqualTo(Commands.all());
        assertThat(Commands.neededFor("--version", first)).isEqualTo(Commands.all());
    }

    @Test
    void oneByItselfHasTheOptionsThatItHasAmongAll() {
        for (String name : Commands.names()) {
            assertThat(options(gilspy(name), name)).isNotEmpty().isEqualTo(options(gilspy(), name));
        }
    }

    private static List<String> options(CommandLine gilspy, String name) {
        return gilspy.getSubcommands().get(name).getCommandSpec().args().stream()
                .map(ArgSpec::toString)
                .toList();
    }

    private static CommandLine gilspy(String... args) {
        return Main.commandLine(
                new Terminal(Map.of(), false, false),
                CommandLine.defaultFactory(),
                Commands.neededFor(args));
    }
}
