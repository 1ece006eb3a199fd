package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Defaults of options from a file.
 *
 * @param path of the file
 * @param defaults by command ("" for the program itself), then by the option's name without dashes
 */
record Config(Path path, Map<String, Map<String, List<Object>>> defaults) {
    /**
     * Those of the file that applies; none where there is no file, or only help is asked for.
     *
     * @param gilspy with all commands, since the file may be about any
     * @throws UsageException if it cannot be used
     */
    static Optional<Config> find(
            Map<String, String> environment, Supplier<CommandLine> gilspy, String... args) {
        try {
            return new ConfigPath(environment)
                    .find(ConfigOptions.in(args))
                    .map(path -> ConfigReader.read(path, gilspy.get()));
        } catch (UsageException e) {
            if (ConfigOptions.Glance.at(args).help()) { // how else could one look up what is wrong?
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes them those of a command line. */
    void applyTo(CommandLine gilspy) {
        IExecutionExceptionHandler handler = gilspy.getExecutionExceptionHandler();
        gilspy.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    int code = handler.handleExecutionException(failure, command, parsed);
                    if (failure instanceof UsageException) {
                        remind(command);
                    }
                    return code;
                });
        apply(gilspy.getCommandSpec(), "");
        gilspy.getSubcommands().forEach((name, sub) -> apply(sub.getCommandSpec(), name));
        gilspy.setExecutionStrategy(
                parsed -> {
                    setWhatIsNoText(parsed);
                    sayWhereAsked(parsed);
                    return new RunLast().execute(parsed);
                });
    }

    private void apply(CommandSpec command, String name) {
        Map<String, List<Object>> values = defaults.getOrDefault(name, Map.of());
        command.defaultValueProvider(new Texts(values, command.defaultValueProvider()));
        if (!values.isEmpty()) {
            command.usageMessage().footer(with(said(values), command.usageMessage()));
        }
    }

    /** What was not typed may be what does not go together. */
    private void remind(CommandLine command) {
        Map<String, List<Object>> values = of(command.getCommandSpec());
        if (!values.isEmpty()) {
            command.getErr().println(said(values) + "; --no-config leaves them out.");
            command.getErr().flush();
        }
    }

    private String said(Map<String, List<Object>> values) {
        return "Defaults from %s: %s"
                .formatted(path, String.join(", ", new TreeSet<>(values.keySet())));
    }

    private static String[] with(String line, UsageMessageSpec usage) {
        List<String> lines = new ArrayList<>(List.of(usage.footer()));
        lines.add("");
        lines.add(line.replace("%", "%%"));
        return lines.toArray(String[]::new);
    }

    /** Names the file where a command is told to be verbose. */
    private void sayWhereAsked(ParseResult parsed) {
        CommandSpec command = parsed.commandSpec();
        if (parsed.subcommand() != null) {
            command = parsed.subcommand().commandSpec();
        }
        OptionSpec verbose = command.findOption("--verbose");
        if (verbose != null && Boolean.TRUE.equals(verbose.getValue())) {
            PrintWriter err = command.commandLine().getErr();
            err.println("gilspy: read " + path);
            err.flush();
        }
    }

    /**
     * picocli knows defaults that are one text. It takes a flag for the opposite of its default,
     * and does not know lists: these are set afterwards.
     */
    void setWhatIsNoText(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.subcommand()) {
            Map<String, List<Object>> values = of(each.commandSpec());
            for (OptionSpec option : each.commandSpec().options()) {
                List<Object> value = values.get(key(option));
                if (value != null && !isText(option) && !each.hasMatchedOption(option)) {
                    set(option, value);
                }
            }
        }
    }

    private static void set(OptionSpec option, List<Object> value) {
        try {
            option.setter().set(option.isMultiValue() ? value : value.get(0));
        } catch (Exception e) { // a field that can be set by picocli can be set here
            throw new IllegalStateException(e);
        }
    }

    private Map<String, List<Object>> of(CommandSpec command) {
        return defaults.getOrDefault(command.parent() == null ? "" : command.name(), Map.of());
    }

    /**
     * Whether a command's option has its default from a file.
     *
     * @param option without dashes
     */
    static boolean gives(CommandSpec command, String option) {
        return command.defaultValueProvider() instanceof Texts texts
                && texts.values().containsKey(option);
    }

    /** The name of an option in the file. */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    static boolean isText(OptionSpec option) {
        return !option.isMultiValue() && !isFlag(option);
    }

    static boolean isFlag(OptionSpec option) {
        return option.type() == boolean.class || option.type() == Boolean.class;
    }

    /**
     * @param fallback of the command itself; may be null
     */
    private record Texts(Map<String, List<Object>> values, IDefaultValueProvider fallback)
            implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) throws Exception {
            if (argument instanceof OptionSpec option && isText(option)) {
                List<Object> value = values.get(key(option));
                if (value != null) {
                    return value.get(0).toString();
                }
            }
            return fallback == null ? null : fallback.defaultValue(argument);
        }
    }
}
