package dev.gilspy.tui;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import dev.gilspy.report.StateBar;
import dev.gilspy.report.Table;
import dev.gilspy.report.ThreadNames;
import dev.gilspy.report.live.ThreadRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** One thread over the newest window: its states, its holds and waits, whom it waits for, where. */
final class ThreadPage {
    private static final int LABEL = 7;

    private final Part part;

    ThreadPage(Part part) {
        this.part = part;
    }

    List<String> lines() {
        Optional<ThreadRow> row = part.rows().chosenThread();
        List<String> lines = new ArrayList<>();
        if (row.isEmpty()) {
            lines.add(part.palette().faint(" " + Nothing.of(part, "threads")));
            return lines;
        }
        lines.add(part.palette().heading(title(row.get())));
        lines.addAll(states(row.get()));
        lines.addAll(durations(row.get().summary()));
        drops(row.get().summary()).ifPresent(lines::add);
        process(row.get()).ifPresent(process -> addPlaces(lines, row.get(), process));
        return lines;
    }

    private String title(ThreadRow row) {
        int count = part.rows().threads().size();
        String text =
                " THREAD %s   TID %s   %d of %d"
                        .formatted(
                                row.name(),
                                ThreadNames.tid(row.summary()),
                                part.rows().chosen() + 1,
                                count);
        return Columns.fit(text, part.width());
    }

    private List<String> states(ThreadRow row) {
        if (row.summary().observedNanos() == 0) {
            return List.of(part.palette().faint(" not observed in this window"));
        }
        ToDoubleFunction<ThreadState> share = row::share;
        List<String> figures = new ArrayList<>();
        for (ThreadState state : ThreadState.values()) {
            if (share.applyAsDouble(state) > 0) {
                figures.add(state.label() + " " + Shares.percentSign(share.applyAsDouble(state)));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(" " + StateBar.of(share, part.width() - 2, part.palette()));
        lines.add(part.palette().faint(Columns.fit(" " + StateBar.legend(share), part.width())));
        Columns.wrapItems(figures, part.width() - 2).forEach(line -> lines.add(" " + line));
        return lines;
    }

    private List<String> durations(ThreadSummary thread) {
        Table table = new Table();
        table.column("", 0, UnaryOperator.identity()).add(" holds").add(" waits");
        add(table, "count", thread, quantiles -> Shares.count(quantiles.count()));
        add(table, "p50", thread, quantiles -> Durations.of(quantiles, quantiles.p50Nanos()));
        add(table, "p90", thread, quantiles -> Durations.of(quantiles, quantiles.p90Nanos()));
        add(table, "p99", thread, quantiles -> Durations.of(quantiles, quantiles.p99Nanos()));
        add(table, "max", thread, quantiles -> Durations.of(quantiles, quantiles.maxNanos()));
        return table.lines(part.width(), part.palette());
    }

    private static void add(
            Table table, String heading, ThreadSummary thread, Function<Quantiles, String> figure) {
        table.column(heading, 0, UnaryOperator.identity())
                .add(figure.apply(thread.holds()))
                .add(figure.apply(thread.waits()));
    }

    private static Optional<String> drops(ThreadSummary thread) {
        GilAccount account = thread.gilAccount();
        return account == null
                ? Optional.empty()
                : Optional.of(
                        " let go of the GIL: %s forced, %s voluntary"
                                .formatted(
                                        Shares.count(account.forcedDrops()),
                                        Shares.count(account.voluntaryDrops())));
    }

    private Optional<ProcessSummary> process(ThreadRow row) {
        return part.shown().window() == null
                ? Optional.empty()
                : part.shown().window().processes().stream()
                        .filter(process -> process.info().pid() == row.pid())
                        .findFirst();
    }

    private void addPlaces(List<String> lines, ThreadRow row, ProcessSummary process) {
        int id = row.thread().id();
        Map<String, Long> holders = new LinkedHashMap<>();
        for (Blame blame : process.blame()) {
            if (blame.waiter() == id) {
                holders.merge(holder(process, blame), blame.nanos(), Long::sum);
            }
        }
        addTimes(lines, " WAITS FOR  % of its time", holders, row.summary());
        Map<String, Long> stacks = new LinkedHashMap<>();
        for (StackSummary stack : process.stacks()) {
            if (stack.thread() == id) {
                String where =
                        Columns.left(stack.state().label(), 12) + "  " + leafFirst(stack.frames());
                stacks.merge(where, stack.nanos(), Long::sum);
            }
        }
        addTimes(lines, " STACKS  % of its time", stacks, row.summary());
    }

    private static String holder(ProcessSummary process, Blame blame) {
        String who = ThreadNames.find(process, blame.holder()).orElse("nobody that is known");
        return blame.holderStack().isEmpty() ? who : who + " in " + leafFirst(blame.holderStack());
    }

    private static String leafFirst(List<Frame> rootFirst) {
        List<String> texts = new ArrayList<>();
        for (Frame frame : rootFirst) {
            if (!Code.startsThread(frame)) {
                texts.add(0, Columns.plain(Code.text(frame)));
            }
        }
        return texts.isEmpty() ? "stack not known" : String.join(" ← ", texts);
    }

    private void addTimes(
            List<String> lines, String heading, Map<String, Long> nanos, ThreadSummary thread) {
        if (nanos.isEmpty() || thread.observedNanos() == 0) {
            return;
        }
        lines.add(part.palette().heading(heading));
        nanos.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(
                        place -> {
                            double share = (double) place.getValue() / thread.observedNanos();
                            String figure = Columns.right(Shares.percent(share), LABEL);
                            int room = part.width() - LABEL - 2;
                            lines.add(figure + "  " + Columns.fit(place.getKey(), room));
                        });
    }
}
