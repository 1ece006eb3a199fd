package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlTable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads defaults of options from a TOML file: an option's long name as the key, at the top for all
 * commands that have it, or in a table named after one.
 *
 * <pre>
 * rate = 500
 * [record]
 * native = true
 * </pre>
 */
final class ConfigReader {
    private final TomlFile file;
    private final CommandLine gilspy;
    private final Map<String, Map<String, List<Object>>> defaults = new HashMap<>();

    private ConfigReader(Path path, CommandLine gilspy) {
        this.file = new TomlFile(path);
        this.gilspy = gilspy;
    }

    /**
     * @throws UsageException if it cannot be read, or is not as it should be
     */
    static Config read(Path path, CommandLine gilspy) {
        ConfigReader reader = new ConfigReader(path, gilspy);
        TomlTable toml = reader.file.read("--no-config does without a configuration file.");
        reader.addTop(toml);
        reader.addTables(toml);
        return new Config(path, reader.defaults);
    }

    private void addTop(TomlTable toml) {
        for (String key : toml.keySet()) {
            if (!(toml.get(List.of(key)) instanceof TomlTable) && !isCommand(key)) {
                addForAll(toml, key);
            }
        }
    }

    private void addForAll(TomlTable toml, String key) {
        List<CommandSpec> having =
                commands().filter(command -> find(command, key).isPresent()).toList();
        if (having.isEmpty()) {
            throw unknown(file.at(toml, key), key, commands().toList());
        }
        having.forEach(command -> add(toml, key, command));
    }

    private void addTables(TomlTable toml) {
        for (String name : toml.keySet()) {
            if (toml.get(List.of(name)) instanceof TomlTable table) {
                addTable(toml, name, table);
            } else if (isCommand(name)) {
                throw TomlFile.wrong(
                        file.at(toml, name),
                        "%s is a command, whose options are in a table".formatted(name),
                        "Write [%s], and its options below.".formatted(name));
            }
        }
    }

    private void addTable(TomlTable toml, String name, TomlTable table) {
        if (!isCommand(name)) {
            throw TomlFile.wrong(
                    file.at(toml, name),
                    "there is no command \"%s\"".formatted(name),
                    "Commands: "
                            + gilspy.getSubcommands().keySet().stream()
                                    .filter(this::isCommand)
                                    .collect(Collectors.joining(", ")));
        }
        CommandSpec command = gilspy.getSubcommands().get(name).getCommandSpec();
        for (String key : table.keySet()) {
            if (find(command, key).isEmpty()) {
                throw unknown(file.at(table, key), key, List.of(command));
            }
            add(table, key, command);
        }
    }

    private void add(TomlTable table, String key, CommandSpec command) {
        OptionSpec option = find(command, key).orElseThrow();
        String where = file.at(table, key);
        if (!mayHaveDefault(option)) {
            throw TomlFile.wrong(
                    where,
                    "\"%s\" says what one run is about, and has no default".formatted(key),
                    "Give it on the command line: --" + key);
        }
        List<Object> values = TomlFile.values(table.get(List.of(key)));
        checkTypes(where, option, values);
        values.forEach(value -> tryOut(where, command, option, value));
        defaults.computeIfAbsent(nameOf(command), none -> new HashMap<>())
                .put(Config.key(option), values);
    }

    private static void checkTypes(String where, OptionSpec option, List<Object> values) {
        String key = Config.key(option);
        if (values.isEmpty() || (values.size() > 1 && !option.isMultiValue())) {
            throw TomlFile.wrong(where, "\"%s\" takes one value".formatted(key), "");
        }
        boolean flag = Config.isFlag(option);
        if (values.stream().anyMatch(value -> flag != value instanceof Boolean)) {
            throw TomlFile.wrong(
                    where,
                    flag
                            ? "\"%s\" is true or false".formatted(key)
                            : "\"%s\" takes text in quotes, or a number".formatted(key),
                    "");
        }
    }

    /** Converts it as picocli will; what else the command needs is another matter. */
    private void tryOut(String where, CommandSpec command, OptionSpec option, Object value) {
        try {
            gilspy.parseArgs(argument(command, option.longestName() + "=" + value));
        } catch (MissingParameterException e) {
            // the option itself was understood
        } catch (ParameterException e) {
            throw TomlFile.wrong(where, e.getMessage(), "");
        }
    }

    private static String[] argument(CommandSpec command, String argument) {
        return command.parent() == null
                ? new String[] {argument}
                : new String[] {command.name(), argument};
    }

    private UsageException unknown(String where, String key, List<CommandSpec> commands) {
        String known =
                commands.stream()
                        .flatMap(command -> command.options().stream())
                        .filter(ConfigReader::mayHaveDefault)
                        .map(Config::key)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        return TomlFile.wrong(
                where,
                "there is no option \"%s\"".formatted(key),
                didYouMean(key, commands) + "Options: " + known);
    }

    private String didYouMean(String key, List<CommandSpec> commands) {
        for (CommandSpec command : commands) {
            try {
                gilspy.parseArgs(argument(command, "--" + key));
            } catch (UnmatchedArgumentException e) {
                if (!e.getSuggestions().isEmpty()) {
                    return "Did you mean %s? "
                            .formatted(e.getSuggestions().get(0).replaceFirst("^--", ""));
                }
            } catch (ParameterException e) {
                // says nothing of the name
            }
        }
        return "";
    }

    /** Help and the like, too, are what one run is about. */
    static boolean mayHaveDefault(OptionSpec option) {
        boolean marked =
                option.userObject() instanceof Field field
                        && field.isAnnotationPresent(ThisRunOnly.class);
        return !marked && !option.usageHelp() && !option.versionHelp();
    }

    private static Optional<OptionSpec> find(CommandSpec command, String key) {
        return command.options().stream()
                .filter(option -> Config.key(option).equals(key))
                .findFirst();
    }

    private Stream<CommandSpec> commands() {
        return Stream.concat(Stream.of(gilspy), gilspy.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec);
    }

    /** Whether it is a command that has something to set: help has not. */
    private boolean isCommand(String name) {
        CommandLine command = gilspy.getSubcommands().get(name);
        return command != null && !command.getCommandSpec().helpCommand();
    }

    private static String nameOf(CommandSpec command) {
        return command.parent() == null ? "" : command.name();
    }
}
