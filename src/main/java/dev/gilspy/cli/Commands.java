package dev.gilspy.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands that there are, and those that a command line needs. picocli finds out the options
 * of a command by reflection, which takes longer than all else of a start; so it is shown only what
 * is called.
 */
final class Commands {
    /** In the order of the help. */
    private static final Map<String, Class<?>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("record", RecordCommand.class);
        BY_NAME.put("top", TopCommand.class);
        BY_NAME.put("dump", DumpCommand.class);
        BY_NAME.put("report", ReportCommand.class);
        BY_NAME.put("check", CheckCommand.class);
        BY_NAME.put("diff", DiffCommand.class);
        BY_NAME.put("doctor", DoctorCommand.class);
        BY_NAME.put("demo", DemoCommand.class);
        BY_NAME.put(HelpCommand.NAME, HelpCommand.class);
    }

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private Commands() {}

    static Collection<String> names() {
        return BY_NAME.keySet();
    }

    static Collection<Class<?>> all() {
        return BY_NAME.values();
    }

    /** All of them unless it is plain which; those of a help, or of a mistake, may be any. */
    static Collection<Class<?>> neededFor(String... args) {
        String first = args.length == 0 ? "" : args[0];
        if (VERSION.contains(first) && args.length == 1) {
            return List.of();
        }
        return BY_NAME.containsKey(first) && !first.equals(HelpCommand.NAME)
                ? List.of(BY_NAME.get(first))
                : all();
    }
}
