package dev.gilspy.cli.completion;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * For bash: picocli's script, which knows names of options and commands, and behind it what it
 * cannot know or gets wrong, such as {@code --format=json}, which is three words to bash.
 */
public final class BashCompletion {
    private static final String HEADER =
            """
            # Completion of gilspy for bash. Made by gilspy's tests from its command line's model; do not edit.
            # The first part is made by picocli (https://picocli.info), Apache License 2.0.
            """;

    private BashCompletion() {}

    public static String of(CommandLine gilspy) {
        return HEADER
                + withoutHeader(AutoComplete.bash("gilspy", gilspy))
                + Model.template("gilspy.bash")
                        .replace("@VALUES@", values(gilspy.getCommandSpec()))
                        .replace("@PYTHONS@", Model.pythons());
    }

    /** picocli's names an interpreter, though it is to be sourced, and tells how to install it. */
    private static String withoutHeader(String script) {
        return script.replaceFirst("\\A(#.*\n)+", "");
    }

    private static String values(CommandSpec gilspy) {
        return Stream.concat(Stream.of(gilspy), Model.commands(gilspy).stream())
                .flatMap(BashCompletion::valuesOf)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> valuesOf(CommandSpec command) {
        Stream<String> options =
                Model.valued(command).stream()
                        .flatMap(
                                option ->
                                        Stream.of(option.names())
                                                .map(name -> line(command, name, how(option))));
        Stream<String> arguments =
                command.positionalParameters().stream()
                        .map(each -> line(command, "" + each.index().min(), how(Value.of(each))));
        return Stream.concat(options, arguments);
    }

    private static String line(CommandSpec command, String what, String how) {
        return "    [\"%s %s\"]='%s'".formatted(command.name(), what, how);
    }

    private static String how(OptionSpec option) {
        return (Value.isOptional(option) ? "optional " : "") + how(Value.of(option));
    }

    private static String how(Value value) {
        String how =
                switch (value.kind()) {
                    case PYTHONS -> "pids";
                    case FILE -> "files";
                    case RECORDING -> "files .gilspy";
                    case PROGRAM -> "programs";
                    case COMMAND_LINE -> "command";
                    case WORDS -> "words " + value.joinedWords();
                    case TEXT -> "text";
                };
        return value.separator().isEmpty() ? how : "split " + value.separator() + " " + how;
    }
}
