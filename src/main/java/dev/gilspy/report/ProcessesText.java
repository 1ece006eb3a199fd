package dev.gilspy.report;

import dev.gilspy.analysis.Bytes;
import dev.gilspy.analysis.Fleet;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Role;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The processes, one line each, busiest first. Those of a role of several are below a line for all
 * of them, with the least, the median and the most of each figure.
 */
final class ProcessesText {
    /** Processes beyond so many are counted, not listed. */
    private static final int MOST_LINES = 20;

    private static final String UNDER = "  ";

    private final TextOptions options;
    private final Palette palette;
    private final Table table = new Table();
    private final Table.Column names;
    private final Table.Column held;
    private final Table.Column waiting;
    private final Table.Column cpus;
    private final Table.Column resident;
    private final Table.Column proportional;
    private final Table.Column unique;
    private final Table.Column verdicts;

    ProcessesText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
        names = column("PROCESSES", 0);
        held = column("% held", 0);
        waiting = column("waiting", 4);
        cpus = column("CPUs", 0);
        resident = column("resident", 2);
        proportional = column("shared\nout", 3);
        unique = column("unique", 1);
        verdicts = column("verdict", 0);
    }

    private Table.Column column(String heading, int dropOrder) {
        return table.column(heading, dropOrder, UnaryOperator.identity());
    }

    List<String> lines(Fleet fleet) {
        int room = options.all() ? Integer.MAX_VALUE : MOST_LINES;
        int hidden = 0;
        for (Role role : fleet.roles()) {
            int shown = Math.min(Math.max(room, 1), role.size());
            add(role, shown);
            room -= shown;
            hidden += role.size() - shown;
        }
        List<String> lines = new ArrayList<>(table.lines(options.width(), palette));
        boolean several = fleet.roles().stream().anyMatch(role -> role.size() > 1);
        if (several) {
            addNote(lines, "of several: least–median–most, of memory the median");
        }
        if (hidden > 0) {
            addNote(lines, "%s less busy; --all shows them".formatted(processes(hidden)));
        }
        return lines;
    }

    private static String processes(int count) {
        return count == 1 ? "1 more process" : Shares.count(count) + " more processes";
    }

    private void addNote(List<String> lines, String note) {
        Columns.wrap("(" + note + ")", options.width())
                .forEach(line -> lines.add(palette.faint(line)));
    }

    private void add(Role role, int shown) {
        if (role.size() == 1) {
            add(role.first(), HeaderText.command(role.first().info(), options.width() / 3));
            return;
        }
        addAll(role);
        for (JudgedProcess one : role.processes().subList(0, shown)) {
            add(one, UNDER + "pid " + one.info().pid());
        }
    }

    private void addAll(Role role) {
        String count = " × " + Shares.count(role.size());
        int room = options.width() / 3 - Columns.width(count);
        names.add(Columns.fit(Columns.plain(role.name()), room) + count);
        held.add(spread(role.spread(JudgedProcess::utilisation), ProcessesText::wholePercent));
        waiting.add(spread(role.spread(JudgedProcess::waiting), Shares::number));
        cpus.add(spread(role.spread(JudgedProcess::cpusUsed), Shares::number));
        resident.add(median(role.spreadOfBytes(JudgedProcess::residentBytes)));
        proportional.add(median(role.spreadOfBytes(JudgedProcess::proportionalBytes)));
        unique.add(median(role.spreadOfBytes(JudgedProcess::uniqueBytes)));
        verdicts.add("");
    }

    private static String spread(Spread spread, DoubleFunction<String> text) {
        return Double.isNaN(spread.median())
                ? Shares.UNKNOWN
                : text.apply(spread.min())
                        + "–"
                        + text.apply(spread.median())
                        + "–"
                        + text.apply(spread.max());
    }

    private static String wholePercent(double share) {
        return Long.toString(Math.round(100 * share));
    }

    private static String median(Spread bytes) {
        return Bytes.text(Double.isNaN(bytes.median()) ? -1 : Math.round(bytes.median()));
    }

    private void add(JudgedProcess one, String name) {
        names.add(name);
        held.add(Shares.percent(one.utilisation()));
        waiting.add(Shares.number(one.waiting()));
        cpus.add(Shares.number(one.cpusUsed()));
        resident.add(Bytes.text(one.residentBytes()));
        proportional.add(Bytes.text(one.proportionalBytes()));
        unique.add(Bytes.text(one.uniqueBytes()));
        verdicts.add(one.verdict().code().label());
    }
}
