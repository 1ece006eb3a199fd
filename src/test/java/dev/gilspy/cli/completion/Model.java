package dev.gilspy.cli.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all shells ask of picocli's model. */
final class Model {
    private static final Path TEMPLATES = Path.of("src/test/resources/completions");

    /** A sentence ends before the next, or what is said behind a semicolon. */
    private static final Pattern END_OF_SENTENCE = Pattern.compile("\\.(?= [A-Z]|$)|;");

    private static final Pattern DEFAULT = Pattern.compile(" \\(default: [^()]*\\)");

    private Model() {}

    /** The commands, without gilspy itself. */
    static List<CommandSpec> commands(CommandSpec gilspy) {
        return gilspy.subcommands().values().stream().map(each -> each.getCommandSpec()).toList();
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** Those that take a value, which may be the next word. */
    static List<OptionSpec> valued(CommandSpec command) {
        return options(command).stream().filter(option -> option.arity().max() > 0).toList();
    }

    static Stream<String> names(Collection<OptionSpec> options) {
        return options.stream().flatMap(option -> Stream.of(option.names()));
    }

    /** What an option or command is for, in less than a line. */
    static String sentence(String... description) {
        String first = description[0].replace("%%", "%");
        String said = DEFAULT.matcher(first).replaceAll("");
        List<String> parts = new ArrayList<>(List.of(END_OF_SENTENCE.split(said, 2)));
        return parts.get(0).strip();
    }

    static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script that lists Python processes. */
    static String pythons() {
        return template("pythons.sh").strip();
    }
}
