package dev.gilspy.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** For zsh, by its own {@code _arguments}: see zshcompsys(1). */
public final class ZshCompletion {
    private ZshCompletion() {}

    public static String of(CommandSpec gilspy) {
        return Model.template("_gilspy")
                .replace("@PYTHONS@", Model.pythons())
                .replace("@COMMANDS@", commands(gilspy))
                .replace("@FUNCTIONS@", functions(gilspy))
                .replace("@OPTIONS@", specs("        ", options(gilspy)));
    }

    private static String commands(CommandSpec gilspy) {
        return Model.commands(gilspy).stream()
                .map(
                        command ->
                                "        "
                                        + quoted(
                                                command.name()
                                                        + ":"
                                                        + Model.sentence(
                                                                command.usageMessage()
                                                                        .description())))
                .collect(Collectors.joining("\n"));
    }

    private static String functions(CommandSpec gilspy) {
        return Model.commands(gilspy).stream()
                .map(ZshCompletion::function)
                .collect(Collectors.joining("\n\n"));
    }

    private static String function(CommandSpec command) {
        Stream<String> arguments =
                command.positionalParameters().stream().map(ZshCompletion::argument);
        String specs =
                specs("        ", Stream.concat(options(command), arguments))
                        .replaceFirst(" \\\\$", "");
        return "_gilspy_%s() {\n    _arguments -s -S \\\n%s\n}".formatted(command.name(), specs);
    }

    private static String specs(String indent, Stream<String> specs) {
        return specs.map(spec -> indent + spec + " \\").collect(Collectors.joining("\n"));
    }

    private static Stream<String> options(CommandSpec command) {
        return Model.options(command).stream().map(ZshCompletion::option);
    }

    private static String option(OptionSpec option) {
        boolean valued = option.arity().max() > 0;
        List<String> names =
                Stream.of(option.names()).map(name -> valued ? withValue(name) : name).toList();
        String start =
                names.size() == 1
                        ? quoted(excluded(option) + names.get(0)).replaceFirst("'$", "")
                        : quoted(excluded(option)) + "{" + String.join(",", names) + "}'";
        String described = "[" + escaped(Model.sentence(option.description()), "[]") + "]";
        return start + inQuotes(described + (valued ? value(option) : "")) + "'";
    }

    /** A value may follow at once, or be the next word. */
    private static String withValue(String name) {
        return name.startsWith("--") ? name + "=" : name + "+";
    }

    /** What is not offered once the option is there. */
    private static String excluded(OptionSpec option) {
        if (option.usageHelp() || option.versionHelp()) {
            return "(- : *)";
        }
        if (option.isMultiValue()) {
            return "*";
        }
        return option.names().length == 1 ? "" : "(" + String.join(" ", option.names()) + ")";
    }

    private static String value(OptionSpec option) {
        String colons = Value.isOptional(option) ? "::" : ":";
        return colons + label(option.paramLabel()) + ":" + action(Value.of(option));
    }

    private static String argument(PositionalParamSpec argument) {
        Value value = Value.of(argument);
        if (value.kind() == Value.Kind.COMMAND_LINE) {
            return quoted("*::command:_normal");
        }
        int position = argument.index().min() + 1;
        return quoted(position + ":" + label(argument.paramLabel()) + ":" + action(value));
    }

    private static String action(Value value) {
        return switch (value.kind()) {
            case PYTHONS -> value.isList() ? "_sequence _gilspy_pids" : "_gilspy_pids";
            case FILE -> "_files";
            case RECORDING -> "_files -g \"*.gilspy\"";
            case PROGRAM -> "_command_names -e";
            case COMMAND_LINE -> "_normal";
            case WORDS ->
                    value.behindNames()
                            ? " _gilspy_named " + value.joinedWords()
                            : "(" + value.joinedWords() + ")";
            case TEXT -> " ";
        };
    }

    private static String label(String label) {
        return escaped(label, ":");
    }

    private static String escaped(String text, String special) {
        String escaped = text.replace("\\", "\\\\");
        for (char each : special.toCharArray()) {
            escaped = escaped.replace("" + each, "\\" + each);
        }
        return escaped;
    }

    private static String quoted(String text) {
        return "'" + inQuotes(text) + "'";
    }

    private static String inQuotes(String text) {
        return text.replace("'", "'\\''");
    }
}
