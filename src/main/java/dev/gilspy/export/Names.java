package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.report.Columns;
import dev.gilspy.report.TextParts;
import java.util.stream.Collectors;

/**
 * Names from the target for the windows of other programs: printable, whole code points, and of
 * bounded length, so that no file is made large or ill-formed by a name.
 */
public final class Names {
    /** Characters; qualified names and paths of real programs stay far below. */
    static final int LONGEST = 1_000;

    /** Beside what it stands before. */
    private static final int LONGEST_PROCESS = 60;

    private static final String CUT = "…";
    private static final String NAMELESS = "?";

    private Names() {}

    /** The command of a process. */
    public static String command(ProcessSummary process) {
        return of(String.join(" ", process.info().command()));
    }

    /**
     * What tells a process from others beside it: {@code pid 4301 gunicorn: worker}; "" where it is
     * the only one.
     */
    public static String among(Summary summary, ProcessSummary process) {
        if (summary.processes().size() <= 1) {
            return "";
        }
        String name = TextParts.command(process);
        return name.length() > LONGEST_PROCESS ? name.substring(0, LONGEST_PROCESS) + CUT : name;
    }

    /** The commands of all processes. */
    public static String commands(Summary summary) {
        return of(
                summary.processes().stream()
                        .map(process -> String.join(" ", process.info().command()))
                        .collect(Collectors.joining(", ")));
    }

    /** The gilspy that recorded it; without its version where nothing was. */
    public static String recorder(Summary summary) {
        return summary.run() == null ? "gilspy" : of("gilspy " + summary.run().gilspyVersion());
    }

    public static String of(String name) {
        if (name.isEmpty()) {
            return NAMELESS;
        }
        boolean tooLong = name.length() > LONGEST;
        return Columns.plain(tooLong ? name.substring(0, LONGEST) + CUT : name);
    }
}
