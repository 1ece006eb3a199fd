package dev.gilspy.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** For fish: a line a command, and a line an option of each; see complete(1) of fish. */
public final class FishCompletion {
    private static final String BEFORE_COMMAND = "__gilspy_is ''";

    private FishCompletion() {}

    public static String of(CommandSpec gilspy) {
        return Model.template("gilspy.fish")
                .replace("@PYTHONS@", inQuotes(Model.pythons()))
                .replace(
                        "@ROOTS@",
                        Model.names(Model.valued(gilspy)).collect(Collectors.joining(" ")))
                .replace("@COMPLETIONS@", completions(gilspy));
    }

    private static String completions(CommandSpec gilspy) {
        List<String> lines = new ArrayList<>();
        for (CommandSpec command : Model.commands(gilspy)) {
            String description = Model.sentence(command.usageMessage().description());
            lines.add(line(BEFORE_COMMAND, "-a " + command.name(), description));
        }
        options(gilspy, BEFORE_COMMAND).forEach(lines::add);
        for (CommandSpec command : Model.commands(gilspy)) {
            lines.add("");
            String there = "__gilspy_is " + command.name();
            options(command, there).forEach(lines::add);
            command.positionalParameters().stream()
                    .map(each -> argument(each, there))
                    .distinct()
                    .forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    private static Stream<String> options(CommandSpec command, String there) {
        return Model.options(command).stream()
                .map(option -> line(there, option(option), Model.sentence(option.description())));
    }

    private static String option(OptionSpec option) {
        String names =
                Stream.of(option.names())
                        .map(
                                name ->
                                        name.startsWith("--")
                                                ? "-l " + name.substring(2)
                                                : "-s " + name.substring(1))
                        .collect(Collectors.joining(" "));
        if (option.arity().max() == 0) {
            return names;
        }
        String value = value(Value.of(option));
        return names + (Value.isOptional(option) ? " " : " -r ") + value;
    }

    private static String argument(PositionalParamSpec argument, String there) {
        return "complete -c gilspy -n %s %s".formatted(quoted(there), value(Value.of(argument)));
    }

    private static String value(Value value) {
        return switch (value.kind()) {
            case PYTHONS -> "-f -k -a '(__gilspy_pids)'";
            case FILE -> "-F";
            case RECORDING -> "-k -a '(__fish_complete_suffix .gilspy)'";
            case PROGRAM -> "-f -a '(__fish_complete_command)'";
            case COMMAND_LINE -> "-a '(__gilspy_command_line)'";
            case WORDS ->
                    value.behindNames()
                            ? "-f -k -a '(__gilspy_named %s)'".formatted(value.joinedWords())
                            : "-f -k -a '%s'".formatted(value.joinedWords());
            case TEXT -> "-f";
        };
    }

    private static String line(String there, String what, String description) {
        return "complete -c gilspy -n %s %s -d %s"
                .formatted(quoted(there), what, quoted(description));
    }

    private static String quoted(String text) {
        return "'" + inQuotes(text) + "'";
    }

    private static String inQuotes(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
