package dev.gilspy.report.live;

import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.model.RunQuality;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Palette;
import dev.gilspy.report.TextOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One window of a live view as a block of text: what is in it, then an empty line. */
public final class LiveText {
    private final LiveView view;
    private final TextOptions options;
    private final Palette palette;

    private LiveText(LiveView view, TextOptions options) {
        this.view = view;
        this.options = options;
        this.palette = new Palette(options.color());
    }

    /**
     * @param at wall-clock time of the window's end
     */
    public static String block(LiveView view, Instant at, TextOptions options) {
        return String.join("\n", new LiveText(view, options).lines(at)) + "\n\n";
    }

    private List<String> lines(Instant at) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Columns.wrapItems(titles(at), options.width()));
        lines.replaceAll(palette::heading);
        lines.addAll(Columns.wrapItems(figures(), options.width()));
        lines.addAll(verdict());
        LiveTables tables = new LiveTables(view, options.width(), palette);
        lines.addAll(tables.processes());
        lines.addAll(tables.threads());
        lines.addAll(tables.waits());
        lines.addAll(tables.functions());
        return lines;
    }

    private List<String> titles(Instant at) {
        LiveHeader header = view.header();
        return List.of(
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                Columns.fit(header.target(), options.width() / 2),
                header.interpreter(),
                header.exact() ? "exact" : "sampled");
    }

    private List<String> figures() {
        LiveHeader header = view.header();
        List<String> items = new ArrayList<>();
        items.add("window " + Durations.exact(header.windowNanos()));
        items.add(held(header));
        items.add("demand " + Shares.number(header.demand()));
        items.add("waiting " + Shares.number(header.waiting()));
        items.add("native " + Shares.number(header.nativeMean()));
        items.add(
                Double.isNaN(header.switchesPerSecond())
                        ? "switches not known"
                        : Shares.count(Math.round(header.switchesPerSecond())) + " switches/s");
        items.add(cpus(header));
        items.add("own cost " + Shares.percentSign(header.ownCpus()) + " of a CPU");
        items.addAll(errors(header.quality()));
        return items;
    }

    private String held(LiveHeader header) {
        if (view.processes().stream().noneMatch(row -> row.info().gilEnabled())) {
            return "attached " + Shares.number(header.utilisation());
        }
        return header.gils() == 1
                ? "GIL held " + Shares.percentSign(header.utilisation())
                : "%s of %s GILs held"
                        .formatted(
                                Shares.number(header.utilisation()), Shares.count(header.gils()));
    }

    private static String cpus(LiveHeader header) {
        String used = Shares.number(header.cpusUsed());
        return header.cpusUsable() > 0
                ? "%s of %s CPUs".formatted(used, Shares.number(header.cpusUsable()))
                : used + " CPUs";
    }

    /** What went wrong in the window; nothing where nothing did. */
    private static List<String> errors(RunQuality quality) {
        List<String> errors = new ArrayList<>();
        if (quality != null) {
            add(errors, quality.lostEvents(), "lost event");
            add(errors, quality.failedReads(), "failed read");
            add(errors, quality.failedStops(), "failed stop");
        }
        return errors;
    }

    private static void add(List<String> errors, long count, String what) {
        if (count > 0) {
            errors.add(Shares.plural(count, what));
        }
    }

    private List<String> verdict() {
        Verdict verdict = view.header().verdict();
        if (verdict == null) {
            return List.of();
        }
        String text =
                "%s in %s: %s"
                        .formatted(
                                verdict.code().label().toUpperCase(Locale.ROOT),
                                Durations.exact(view.header().sinceNanos()),
                                Columns.plain(verdict.summary()));
        return Columns.wrap(text, options.width());
    }
}
