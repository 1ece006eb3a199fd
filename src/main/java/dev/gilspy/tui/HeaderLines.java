package dev.gilspy.tui;

import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.report.Columns;
import dev.gilspy.report.live.LiveHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is observed, how the GIL is doing, and the verdict so far: three lines, always. */
final class HeaderLines {
    private static final String GAP = "  ";

    private final Part part;
    private final LiveHeader header;

    HeaderLines(Part part) {
        this.part = part;
        this.header = part.shown().view().header();
    }

    List<String> lines() {
        return List.of(
                part.palette().heading(asManyAsFit(observed(), " · ")), figures(), verdict());
    }

    private List<String> observed() {
        List<String> items = new ArrayList<>();
        items.add("gilspy top" + (part.state().paused() ? " PAUSED" : ""));
        if (header.processes() == 0) {
            return items;
        }
        items.add(CommandLine.of(header.target(), part.width() / 2));
        items.add(Columns.plain(header.interpreter()));
        items.add(Durations.exact(header.sinceNanos()));
        items.add(header.exact() ? "exact" : "sampled");
        return items;
    }

    private String figures() {
        String whole = String.join(GAP, figures(true));
        return Columns.width(whole) <= part.width() ? whole : asManyAsFit(figures(false), GAP);
    }

    private List<String> figures(boolean inDetail) {
        return List.of(
                utilisation(),
                "demand " + Shares.number(header.demand()),
                "waiting " + Shares.number(header.waiting()),
                "switches/s " + whole(header.switchesPerSecond()),
                "own cost " + Shares.percentSign(header.ownCpus()),
                "errors "
                        + (inDetail
                                ? Errors.inDetail(header.quality())
                                : Errors.count(header.quality())),
                cpus());
    }

    private String utilisation() {
        if (!gilEnabled()) {
            return "attached " + Shares.number(header.utilisation());
        }
        return header.gils() <= 1
                ? "GIL " + Shares.percentSign(header.utilisation())
                : "GILs held %s of %d"
                        .formatted(Shares.number(header.utilisation()), header.gils());
    }

    private boolean gilEnabled() {
        return part.shown().view().processes().stream().allMatch(row -> row.info().gilEnabled());
    }

    private String cpus() {
        String used = "CPUs " + Shares.number(header.cpusUsed());
        double usable = header.cpusUsable();
        return usable > 0 ? used + " of " + Shares.number(usable) : used;
    }

    private static String whole(double perSecond) {
        return Double.isNaN(perSecond) ? Shares.UNKNOWN : Shares.count(Math.round(perSecond));
    }

    private String verdict() {
        Verdict verdict = header.verdict();
        if (verdict == null) {
            return part.palette().faint("no verdict yet");
        }
        String label = verdict.code().label().toUpperCase(Locale.ROOT);
        String sentence = Columns.plain(verdict.summary());
        int room = part.width() - Columns.width(label) - 2;
        return part.palette().heading(label) + "  " + Columns.fit(sentence, room);
    }

    /** The first items with something between them; the rest is left out. */
    private String asManyAsFit(List<String> items, String between) {
        String line = items.get(0);
        for (String item : items.subList(1, items.size())) {
            if (Columns.width(line) + Columns.width(between + item) > part.width()) {
                break;
            }
            line += between + item;
        }
        return Columns.fit(line, part.width());
    }
}
