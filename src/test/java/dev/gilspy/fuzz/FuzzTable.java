package dev.gilspy.fuzz;

import java.util.List;
import java.util.Locale;

/** What came of fuzzing, as a table in Markdown. */
final class FuzzTable {
    private static final String ROW = "| %s | %s | %s | %s | %s | %s | %s |%n";

    private FuzzTable() {}

    static String of(List<FuzzRun> runs) {
        StringBuilder table = new StringBuilder();
        table.append(
                ROW.formatted(
                        "target", "seconds", "executions", "edges", "features", "kept", "finds"));
        table.append(ROW.formatted("---", "--:", "--:", "--:", "--:", "--:", "--:"));
        runs.forEach(run -> table.append(row(run)));
        return table.toString();
    }

    static String row(FuzzRun run) {
        return ROW.formatted(
                run.target().name(),
                number(run.seconds()),
                number(run.executions()),
                number(run.edges()),
                number(run.features()),
                "%d (%d KB)".formatted(run.inputs(), (run.inputBytes() + 1023) / 1024),
                number(run.finds()));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
