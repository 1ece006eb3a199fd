package dev.gilspy.tui;

import dev.gilspy.analysis.Shares;
import dev.gilspy.report.Columns;
import dev.gilspy.report.live.WaitRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who makes others wait: waiting by the function in which the holder was. */
final class WaitsPart {
    /** What is less is on the page of all of it only. */
    private static final double SMALL = 0.01;

    private static final int BAR = 10;
    private static final int NUMBER = 7;

    private final Part part;
    private final List<WaitRow> rows;

    WaitsPart(Part part) {
        this.part = part;
        this.rows = together(part.rows().waits());
    }

    /** The same code of several processes in one row, with its share of the waiting in them all. */
    private static List<WaitRow> together(List<WaitRow> rows) {
        Map<Integer, Double> totals = new HashMap<>();
        rows.stream()
                .filter(row -> row.share() > 0)
                .forEach(row -> totals.put(row.pid(), row.waiting() / row.share()));
        double total = totals.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, WaitRow> byText = new LinkedHashMap<>();
        for (WaitRow row : rows) {
            String key = row.where().isEmpty() ? row.holder() : row.where();
            byText.merge(key, row, WaitsPart::add);
        }
        return byText.values().stream()
                .sorted(Comparator.comparingDouble(row -> -row.waiting()))
                .map(row -> withShare(row, row.waiting() / total))
                .toList();
    }

    private static WaitRow add(WaitRow one, WaitRow other) {
        double waiting = one.waiting() + other.waiting();
        String holder = one.where().isEmpty() ? one.holder() : "several processes";
        return new WaitRow(one.pid(), one.share(), waiting, one.where(), holder);
    }

    private static WaitRow withShare(WaitRow row, double share) {
        return new WaitRow(row.pid(), share, row.waiting(), row.where(), row.holder());
    }

    Section section(int importance) {
        int worthIt = (int) rows.stream().filter(row -> row.share() >= SMALL).count();
        return new Section(importance, 2, 1 + Math.max(1, worthIt), this::lines);
    }

    /** All of it. */
    List<String> all() {
        return lines(Integer.MAX_VALUE);
    }

    private List<String> lines(int height) {
        List<String> lines = new ArrayList<>();
        lines.add(part.palette().heading(" WHO MAKES OTHERS WAIT  % of all waiting"));
        rows.stream().limit(height - 1).forEach(row -> lines.add(line(row)));
        if (rows.isEmpty()) {
            lines.add(part.palette().faint("  " + Nothing.of(part, "waits")));
        }
        return lines;
    }

    private String line(WaitRow row) {
        String bar = "█".repeat((int) Math.round(row.share() * BAR));
        String number = Columns.right(Shares.percent(row.share()), NUMBER);
        int room = part.width() - NUMBER - BAR - 4;
        return number
                + "  "
                + part.palette().warning(Columns.left(bar, BAR))
                + "  "
                + text(row, room);
    }

    private static String text(WaitRow row, int room) {
        if (row.where().isEmpty()) {
            return Columns.fit(row.holder(), room);
        }
        String whole = row.where() + "  in " + row.holder();
        // Which thread it was matters less than the function: it goes first where room is short.
        return Columns.width(whole) <= room ? whole : Columns.fit(row.where(), room);
    }
}
