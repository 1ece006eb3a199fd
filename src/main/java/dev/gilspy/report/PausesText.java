package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.Run;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who stopped all other threads, and for how long; nothing where nobody was seen to. */
final class PausesText {
    private static final int MOST_ROWS = 10;

    private final TextOptions options;
    private final Palette palette;

    PausesText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process, Summary summary) {
        List<PauseAccount> pauses = process.pauses();
        long windowNanos = summary.observedNanos();
        if (pauses.isEmpty() || windowNanos <= 0) {
            return List.of();
        }
        Table table = new Table();
        Table.Column names =
                table.column("STOP-THE-WORLD  who asked for it", 0, UnaryOperator.identity());
        Table.Column counts = table.column("pauses", 0, UnaryOperator.identity());
        Table.Column times = table.column("time", 0, UnaryOperator.identity());
        Table.Column shares = table.column("% of time", 0, palette::warning);
        for (PauseAccount pause : options.all() ? pauses : first(pauses)) {
            names.add(
                    ThreadNames.find(process, pause.thread()).orElse("a thread that is not known"));
            counts.add(Shares.count(pause.pauses()));
            times.add(Durations.text(pause.pausedNanos(), resolutionNanos(summary.run())));
            shares.add(Shares.percent((double) pause.pausedNanos() / windowNanos));
        }
        return table.lines(options.width(), palette);
    }

    private static List<PauseAccount> first(List<PauseAccount> pauses) {
        return pauses.subList(0, Math.min(MOST_ROWS, pauses.size()));
    }

    /** Sampled pauses are known to a sample interval. */
    private static long resolutionNanos(Run run) {
        return run == null || run.rateHz() <= 0 ? 0 : 1_000_000_000L / run.rateHz();
    }
}
