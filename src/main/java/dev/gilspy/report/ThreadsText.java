package dev.gilspy.report;

import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;

import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The threads, one line each, busiest first: their shares of the time in percent, and how long they
 * held the GIL and waited for it. On a narrow terminal the durations are a table of their own.
 */
final class ThreadsText {
    /** From here on shares, a bar and durations fit beside each other. */
    private static final int WIDE = 130;

    private static final int SHORTEST_BAR = 8;
    private static final int LONGEST_BAR = 40;
    private static final int LONGEST_NAME = 24;

    /** Idle threads beyond so many lines are counted, not listed. */
    private static final int MOST_LINES = 40;

    /** Without {@code --all}, a thread busy for less than this is one of the idle ones. */
    private static final double IDLE = 0.001;

    /** The states that are rare: their columns appear when there is something in them. */
    private static final Set<ThreadState> RARE = Set.of(HELD_BLOCKED, HELD_STARVED, STARVED);

    /** What the words mean where there is no GIL to hold. */
    static final String WITHOUT_GIL =
            "GIL off: a thread that is attached counts as holding; running is attached and on a CPU,"
                    + " waiting is stopped by a stop-the-world pause.";

    private final TextOptions options;
    private final Palette palette;
    private final int mostLines;
    private final boolean brief;

    ThreadsText(TextOptions options, Palette palette) {
        this(options, palette, MOST_LINES, false);
    }

    private ThreadsText(TextOptions options, Palette palette, int mostLines, boolean brief) {
        this.options = options;
        this.palette = palette;
        this.mostLines = mostLines;
        this.brief = brief;
    }

    /** The busiest ones, without a table of durations by themselves. */
    static ThreadsText brief(TextOptions options, Palette palette, int mostLines) {
        return new ThreadsText(options, palette, mostLines, true);
    }

    /**
     * @param selection which threads the user wants to see; null if all
     */
    List<String> lines(ProcessSummary process, Selection selection) {
        List<ThreadSummary> shown = shown(process.threads());
        List<String> lines = new ArrayList<>();
        if (selection != null) {
            lines.addAll(selected(process, selection));
        }
        if (shown.isEmpty()) {
            return lines;
        }
        Table table = table("THREADS  % of time", shown);
        addTids(table, shown);
        if (process.interpreters().size() > 1) {
            addInterpreters(table, shown);
        }
        addShares(table, shown);
        if (options.width() >= WIDE) {
            addDurations(table, shown);
        }
        boolean bars = addBars(table, shown);
        lines.addAll(table.lines(options.width(), palette));
        if (bars) {
            lines.add(palette.faint(StateBar.legend(state -> largest(shown, state))));
        }
        if (!process.info().gilEnabled()) {
            Columns.wrap(WITHOUT_GIL, options.width())
                    .forEach(line -> lines.add(palette.faint(line)));
        }
        List<String> dropped = table.dropped(options.width());
        if (!dropped.isEmpty()) {
            lines.add(palette.faint("(too narrow for: " + String.join(", ", dropped) + ")"));
        }
        lines.addAll(leftOut(process, shown));
        if (options.width() < WIDE && !brief) {
            lines.addAll(durations(shown));
        }
        return lines;
    }

    /** What the user asked to see, since all that follows is of these threads only. */
    private List<String> selected(ProcessSummary process, Selection selection) {
        String text =
                "Showing %d of %s, those with \"%s\" in their names; the verdict and RUN are of the whole."
                        .formatted(
                                process.threads().size(),
                                Shares.plural(process.allThreads().size(), "thread"),
                                Columns.plain(selection.names().pattern()));
        List<String> lines = new ArrayList<>(Columns.wrap(text, options.width()));
        if (!process.threads().isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private List<ThreadSummary> shown(List<ThreadSummary> threads) {
        if (options.all() || threads.size() <= mostLines) {
            return threads;
        }
        return threads.stream()
                .filter(thread -> thread.busyNanos() > IDLE * thread.observedNanos())
                .limit(mostLines)
                .toList();
    }

    private Table table(String heading, List<ThreadSummary> shown) {
        Table table = new Table();
        Table.Column names = table.column(heading, 0, UnaryOperator.identity());
        shown.forEach(thread -> names.add(Columns.fit(ThreadNames.of(thread), LONGEST_NAME)));
        return table;
    }

    private void addTids(Table table, List<ThreadSummary> shown) {
        boolean inContainer = shown.stream().anyMatch(thread -> thread.thread().inContainer());
        String heading = inContainer ? "TID (inside)" : "TID";
        Table.Column tids = table.column(heading, 8, palette::faint);
        shown.forEach(thread -> tids.add(ThreadNames.tid(thread)));
    }

    private void addInterpreters(Table table, List<ThreadSummary> shown) {
        Table.Column interpreters = table.column("interp.", 1, UnaryOperator.identity());
        for (ThreadSummary thread : shown) {
            int id = thread.thread().interpreter();
            interpreters.add(id == Summary.OTHER_INTERPRETERS ? "other" : Integer.toString(id));
        }
    }

    private void addShares(Table table, List<ThreadSummary> shown) {
        addShare(table, shown, RUNNING, 0);
        addShare(table, shown, HELD_BLOCKED, 0);
        addShare(table, shown, HELD_STARVED, 0);
        addShare(table, shown, WAITING, 0);
        addShare(table, shown, NATIVE, 3);
        addShare(table, shown, STARVED, 4);
        addShare(table, shown, BLOCKED, 5);
    }

    private void addShare(
            Table table, List<ThreadSummary> shown, ThreadState state, int dropOrder) {
        if (RARE.contains(state) && shown.stream().allMatch(t -> t.stateNanos().get(state) == 0)) {
            return;
        }
        Table.Column column =
                table.column(
                        state.label().replace("held-", "held-\n"),
                        dropOrder,
                        text -> palette.state(state, text));
        shown.forEach(thread -> column.add(share(thread, state)));
    }

    private static String share(ThreadSummary thread, ThreadState state) {
        boolean observed = thread.observedNanos() > 0;
        return Shares.percent(observed ? thread.share(state) : Double.NaN);
    }

    /** Adds a bar to each line if there is room for one. */
    private boolean addBars(Table table, List<ThreadSummary> shown) {
        int width = Math.min(LONGEST_BAR, table.spare(options.width()));
        if (width < SHORTEST_BAR) {
            return false;
        }
        Table.Column bars = table.column("", 9, UnaryOperator.identity());
        shown.forEach(thread -> bars.add(StateBar.of(thread::share, width, palette)));
        return true;
    }

    private static double largest(List<ThreadSummary> shown, ThreadState state) {
        return shown.stream().mapToDouble(thread -> thread.share(state)).max().orElse(0);
    }

    private static void addDurations(Table table, List<ThreadSummary> shown) {
        addQuantiles(table, "hold", shown, ThreadSummary::holds);
        addQuantiles(table, "wait", shown, ThreadSummary::waits);
    }

    private static void addQuantiles(
            Table table,
            String what,
            List<ThreadSummary> shown,
            Function<ThreadSummary, Quantiles> which) {
        Table.Column p50 = table.column(what + " p50", 2, UnaryOperator.identity());
        Table.Column p99 = table.column(what + " p99", 0, UnaryOperator.identity());
        Table.Column max = table.column(what + " max", 1, UnaryOperator.identity());
        for (ThreadSummary thread : shown) {
            Quantiles quantiles = which.apply(thread);
            p50.add(Durations.of(quantiles, quantiles.p50Nanos()));
            p99.add(Durations.of(quantiles, quantiles.p99Nanos()));
            max.add(Durations.of(quantiles, quantiles.maxNanos()));
        }
    }

    /** The durations by themselves, of those threads that have any. */
    private List<String> durations(List<ThreadSummary> shown) {
        List<ThreadSummary> timed =
                shown.stream().filter(t -> t.holds().count() + t.waits().count() > 0).toList();
        if (timed.isEmpty()) {
            return List.of();
        }
        Table table = table("HOLDS AND WAITS", timed);
        addDurations(table, timed);
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(options.width(), palette));
        return lines;
    }

    private List<String> leftOut(ProcessSummary process, List<ThreadSummary> shown) {
        List<String> lines = new ArrayList<>();
        int hidden = process.threads().size() - shown.size();
        if (hidden > 0) {
            lines.add(
                    palette.faint(
                            "(" + Shares.plural(hidden, "more thread") + "; --all shows them)"));
        }
        boolean folds = shown.stream().anyMatch(t -> t.thread().id() <= ThreadSummary.FIRST_REST);
        if (folds) {
            String folded = Shares.plural(process.foldedThreads(), "thread");
            lines.add(
                    palette.faint("(" + folded + " that ended share the line \"ended threads\")"));
        }
        return lines;
    }
}
