package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cli.man.ManPage;
import dev.gilspy.cli.man.Roff;
import dev.gilspy.elf.Tool;
import dev.gilspy.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ManPagesTest {
    private static final Path SHIPPED = Path.of("src/main/man/man1");
    private static final List<String> TOOLS =
            Tool.output(List.of("test-fixtures/manpages/find.sh")).lines().toList();

    @TempDir static Path folder;

    @BeforeAll
    static void makePages() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(TOOLS.get(0), "-b", "manpage", "-a", "reproducible", "-D"));
        command.add(folder.toString());
        for (ManPage page : pages()) {
            Path source = folder.resolve(page.name() + ".adoc");
            Files.writeString(source, page.asciiDoc());
            command.add(source.toString());
        }
        assertThat(Tool.output(command)).isEmpty();
        for (ManPage page : pages()) {
            Path made = made(page.name());
            Files.writeString(made, Roff.tidy(Files.readString(made)));
        }
    }

    @Test
    void theShippedPagesAreThoseThatTheModelMakes() throws IOException {
        for (ManPage page : pages()) {
            Golden.assertMatches(
                    "../../" + SHIPPED + "/" + page.name() + ".1",
                    Files.readString(made(page.name())));
        }
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            assertThat(shipped.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            pages().stream().map(page -> page.name() + ".1").toList());
        }
    }

    /** But that they have no date, which would be another with each build. */
    @Test
    void mandocFindsNothingElseToComplainOf() {
        List<String> pages = pages().stream().map(page -> made(page.name()).toString()).toList();
        String lint = "%s -T lint -W warning %s; true";

        String complaints =
                Tool.output(
                        List.of("sh", "-c", lint.formatted(TOOLS.get(1), String.join(" ", pages))));

        assertThat(complaints.lines())
                .hasSize(pages.size())
                .allMatch(line -> line.contains("missing date"));
    }

    /** Markup that is none would be eaten, or printed. */
    @Test
    void theTextOfEachPageIsThatOfTheHelp() {
        assertThat(commands())
                .allSatisfy(
                        command -> {
                            String page = shown(command.qualifiedName("-"));
                            assertThat(page)
                                    .contains("NAME", "SYNOPSIS", "OPTIONS")
                                    .contains("DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO");
                            assertThat(texts(command)).isNotEmpty().allMatch(page::contains);
                        });
    }

    private static Stream<String> texts(CommandSpec command) {
        return Stream.concat(
                        command.options().stream().flatMap(ManPagesTest::texts),
                        Stream.of(command.usageMessage().footer())
                                .map(line -> line.strip().split(" {2,}")[0]))
                .map(text -> squeezed(text.replace("%%", "%")));
    }

    private static Stream<String> texts(OptionSpec option) {
        return Stream.concat(
                Stream.of(option.names()), Stream.of(option.description()).map(String::strip));
    }

    /** A page as it is read, in one line. */
    private static String shown(String name) {
        return squeezed(
                Tool.output(
                        List.of(
                                TOOLS.get(1),
                                "-T",
                                "utf8",
                                "-O",
                                "width=500",
                                made(name).toString())));
    }

    private static String squeezed(String text) {
        return text.replaceAll(".\b", "").replaceAll("\\s+", " ");
    }

    private static Path made(String name) {
        return folder.resolve(name + ".1");
    }

    private static List<ManPage> pages() {
        return commands().map(command -> new ManPage(command, HelpLayout::groups)).toList();
    }

    private static Stream<CommandSpec> commands() {
        CommandLine gilspy = Main.commandLine(new Terminal(Map.of(), false, false));
        return Stream.concat(Stream.of(gilspy), gilspy.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec);
    }
}
