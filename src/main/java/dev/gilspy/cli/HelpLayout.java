package dev.gilspy.cli;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: options stand under headings, in the order in which they are needed. */
enum HelpLayout {
    TARGET("Target", TargetOptions.class, ProcessOptions.class, DoctorCommand.class),
    WORKLOAD("Workload", DemoCommand.class),
    BUDGETS("Budgets", BudgetOptions.class),
    SAMPLING("Sampling", SamplingOptions.class),
    OUTPUT(
            "Output",
            RefreshOptions.class,
            OutputFiles.class,
            OutputOptions.class,
            TopOutputOptions.class,
            SchemaOption.class,
            ProcessChoice.class,
            DumpCommand.class,
            ReportCommand.class,
            CheckCommand.class,
            DiffCommand.class),
    LONG_RUNS("Long runs", LongRunOptions.class, MetricsOptions.class),
    GENERAL("General");

    /** A terminal of the usual width shows all of it. */
    private static final int WIDTH = 80;

    /** As the help writes {@link dev.gilspy.error.ExitCode#EXCEEDED}. */
    private static final String EXCEEDED = " 1";

    private final String heading;
    private final Set<Class<?>> holders;

    /**
     * @param holders the classes whose options stand here
     */
    HelpLayout(String heading, Class<?>... holders) {
        this.heading = heading;
        this.holders = Set.of(holders);
    }

    static void layOut(CommandLine gilspy) {
        gilspy.setUsageHelpWidth(WIDTH);
        Map<String, String> exitCodes =
                new LinkedHashMap<>(gilspy.getCommandSpec().usageMessage().exitCodeList());
        exitCodes.remove(EXCEEDED);
        gilspy.getSubcommands().values().forEach(command -> layOut(command, exitCodes));
    }

    /**
     * @param exitCodes of a command that does not say which it has
     */
    private static void layOut(CommandLine command, Map<String, String> exitCodes) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.parameterListHeading("%n").exitCodeListHeading("%nExit codes:%n");
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeList(exitCodes);
        }
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
    }

    /** The options that are shown, by heading. */
    static Map<String, List<OptionSpec>> groups(List<OptionSpec> options) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        for (HelpLayout each : values()) {
            List<OptionSpec> here =
                    options.stream()
                            .filter(option -> !option.hidden() && of(option) == each)
                            .toList();
            if (!here.isEmpty()) {
                groups.put(each.heading, here);
            }
        }
        return groups;
    }

    private static HelpLayout of(OptionSpec option) {
        Class<?> holder = ((Field) option.userObject()).getDeclaringClass();
        return Arrays.stream(values())
                .filter(
                        each ->
                                each.holders.contains(holder)
                                        && !option.longestName().equals("--quiet"))
                .findFirst()
                .orElse(GENERAL);
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        return groups(all).entrySet().stream()
                .map(
                        group ->
                                "%n%s:%n".formatted(group.getKey())
                                        + list(help, all, group.getValue()))
                .collect(Collectors.joining());
    }

    /** All lists of a help have the same columns. */
    private static String list(Help help, List<OptionSpec> all, List<OptionSpec> group) {
        Help.Layout layout =
                help.createDefaultLayout(
                        all, help.commandSpec().positionalParameters(), help.colorScheme());
        return help.optionListExcludingGroups(group, layout, null, help.parameterLabelRenderer());
    }
}
