package dev.gilspy.report;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.LoopSummary.Bucket;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.LoopCoroutines;
import dev.gilspy.analysis.LoopCoroutines.Coroutine;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** For how long at a time each event loop was kept from its events, and by what. */
final class EventLoopText {
    private static final int BAR = 14;
    private static final int MOST_LOOPS = 3;
    private static final int MOST_COROUTINES = 5;
    private static final double SMALL = 0.01;

    private static final String NOT_TOLD_APART =
            "Callbacks of one function that follow each other at once count as one stretch.";

    private final TextOptions options;
    private final Palette palette;

    EventLoopText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process) {
        List<String> lines = new ArrayList<>();
        List<LoopSummary> loops = process.loops();
        int shown = options.all() ? loops.size() : Math.min(MOST_LOOPS, loops.size());
        for (LoopSummary loop : loops.subList(0, shown)) {
            lines.addAll(histogram(process, loop));
            if (!loop.callbacksTold()) {
                Columns.wrap(NOT_TOLD_APART, options.width())
                        .forEach(line -> lines.add(palette.faint(line)));
            }
            lines.addAll(coroutines(loop));
        }
        if (shown < loops.size()) {
            String left = Shares.plural(loops.size() - shown, "event loop");
            lines.add(palette.faint("(" + left + " left out; --all shows them)"));
        }
        return lines;
    }

    private List<String> histogram(ProcessSummary process, LoopSummary loop) {
        String thread = ThreadNames.find(process, loop.thread()).orElse(Shares.UNKNOWN);
        String heading = "EVENT LOOP  %s, %s".formatted(thread, Columns.plain(loop.name()));
        Table table = new Table();
        Table.Column ranges = table.column("busy at a stretch", 0, UnaryOperator.identity());
        Table.Column counts = table.column("stretches", 0, UnaryOperator.identity());
        Table.Column shares = table.column("% of time", 0, UnaryOperator.identity());
        Table.Column bars = table.column(" ".repeat(BAR), 1, UnaryOperator.identity());
        for (Bucket bucket : loop.buckets()) {
            double share = (double) bucket.nanos() / loop.observedNanos();
            ranges.add(range(bucket));
            counts.add(Shares.count(bucket.count()));
            shares.add(Shares.percent(share));
            bars.add(bar(bucket, share));
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading(Columns.fit(heading, options.width())));
        lines.addAll(table.lines(options.width(), palette));
        return lines;
    }

    private String bar(Bucket bucket, double share) {
        String bar = "█".repeat((int) Math.round(Math.min(1, share) * BAR));
        String padded = Columns.left(bar, BAR);
        return bucket.fromNanos() >= LoopSummary.STALL_NANOS ? palette.warning(padded) : padded;
    }

    private static String range(Bucket bucket) {
        String from = Durations.whole(bucket.fromNanos());
        String to = Durations.whole(bucket.toNanos());
        if (bucket.fromNanos() == 0) {
            return "less than " + to;
        }
        return bucket.toNanos() == 0 ? from + " and more" : from + " to " + to;
    }

    private List<String> coroutines(LoopSummary loop) {
        List<String> lines = new ArrayList<>();
        for (Coroutine coroutine : LoopCoroutines.of(loop)) {
            if (options.all() || lines.size() < MOST_COROUTINES && coroutine.share() >= SMALL) {
                String share = Columns.right(Shares.percent(coroutine.share()), 6);
                String of =
                        "%s %% of stalls of %s and more  "
                                .formatted(share, Durations.whole(LoopSummary.STALL_NANOS));
                int room = options.width() - Columns.width(of);
                lines.add(of + Columns.fit(Columns.plain(Code.text(coroutine.frame())), room));
            }
        }
        return lines;
    }
}
