package dev.gilspy.cli.man;

import static dev.gilspy.cli.man.AsciiDoc.bold;
import static dev.gilspy.cli.man.AsciiDoc.item;
import static dev.gilspy.cli.man.AsciiDoc.page;
import static dev.gilspy.cli.man.AsciiDoc.plain;
import static dev.gilspy.cli.man.AsciiDoc.section;
import static dev.gilspy.cli.man.AsciiDoc.subsection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command, as AsciiDoc. It has no date: it is of the version it lies beside.
 */
public final class ManPage {
    private static final Path TEXTS = Path.of("src/main/man");

    private final CommandSpec command;
    private final Function<List<OptionSpec>, Map<String, List<OptionSpec>>> groups;

    /**
     * @param groups puts options under the headings of the help
     */
    public ManPage(
            CommandSpec command, Function<List<OptionSpec>, Map<String, List<OptionSpec>>> groups) {
        this.command = command;
        this.groups = groups;
    }

    public String name() {
        return command.qualifiedName("-");
    }

    public String asciiDoc() {
        // picocli's page first: it changes how everything that is asked of the command is painted
        PicocliPage picocli = new PicocliPage(command);
        String arguments = picocli.arguments();
        return "= %s(1)\n:doctype: manpage\n:manmanual: gilspy manual\n:mansource: gilspy\n\n"
                        .formatted(name())
                + section("Name", "%s - %s".formatted(name(), purpose()))
                + section("Synopsis", synopsis())
                + section("Description", description())
                + (arguments.isEmpty() ? "" : section("Arguments", arguments))
                + "== Options\n\n"
                + options(picocli)
                + commands()
                + section("Exit status", exitStatus())
                + ending();
    }

    /** In half a sentence, as apropos(1) shows it; no markup is looked for here. */
    private String purpose() {
        String first = command.usageMessage().description()[0];
        String sentence = first.split("\\.(?= |$)", 2)[0];
        return sentence.substring(0, 1).toLowerCase() + sentence.substring(1);
    }

    private String synopsis() {
        String[] lines = command.usageMessage().customSynopsis();
        Stream<String> shown =
                lines.length == 0
                        ? Stream.of(command.qualifiedName() + usual())
                        : Arrays.stream(lines).map(String::strip);
        return shown.map(AsciiDoc::plain).collect(Collectors.joining(" +\n"));
    }

    private String usual() {
        return command.subcommands().isEmpty() ? " [OPTIONS]" + labels() : " [OPTIONS] COMMAND";
    }

    private String labels() {
        return command.positionalParameters().stream()
                .map(each -> " [" + each.paramLabel() + "]")
                .collect(Collectors.joining());
    }

    private String description() {
        return Arrays.stream(command.usageMessage().description())
                .filter(line -> !line.isEmpty())
                .map(line -> plain(line.replace("%%", "%")))
                .collect(Collectors.joining("\n\n"));
    }

    private String options(PicocliPage picocli) {
        return groups.apply(command.options()).entrySet().stream()
                .map(group -> subsection(group.getKey(), picocli.options(group.getValue())))
                .collect(Collectors.joining());
    }

    private String commands() {
        String items =
                command.subcommands().values().stream()
                        .map(each -> each.getCommandSpec())
                        .map(
                                each ->
                                        item(
                                                page(each.qualifiedName("-")),
                                                each.usageMessage().description()[0]))
                        .collect(Collectors.joining());
        return items.isEmpty() ? "" : section("Commands", items);
    }

    private String exitStatus() {
        return command.usageMessage().exitCodeList().entrySet().stream()
                .map(code -> item(bold(code.getKey().strip()), code.getValue()))
                .collect(Collectors.joining());
    }

    private String ending() {
        Footer footer = new Footer(command.usageMessage().footer());
        String notes = footer.notes();
        boolean root = command.parent() == null;
        return section("Examples", footer.examples())
                + (notes.isEmpty() ? "" : section("Notes", notes))
                + (root ? section("Environment", text("environment.adoc")) : "")
                + (root ? section("Files", text("files.adoc")) : "")
                + section("See also", seeAlso());
    }

    private String seeAlso() {
        CommandSpec gilspy = command.root();
        return Stream.concat(
                        Stream.of(gilspy),
                        gilspy.subcommands().values().stream().map(each -> each.getCommandSpec()))
                .filter(each -> each != command)
                .map(each -> page(each.qualifiedName("-")))
                .collect(Collectors.joining(", "));
    }

    private static String text(String name) {
        try {
            return Files.readString(TEXTS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
