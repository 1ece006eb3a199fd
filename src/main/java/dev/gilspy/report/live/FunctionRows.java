package dev.gilspy.report.live;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Code;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions that threads were in themselves, of all processes together. */
final class FunctionRows {
    private static final Frame NOT_KNOWN = new Frame("stack not known", "", 0);

    private final boolean byLine;
    private final Map<Frame, Times> times = new HashMap<>();

    private static final class Times {
        private long held;
        private long caused;
        private long nativeNanos;
        private long blocked;

        private void add(ThreadState state, long nanos) {
            if (state.holdsGil()) {
                held += nanos;
            } else if (state == ThreadState.NATIVE || state == ThreadState.STARVED) {
                nativeNanos += nanos;
            } else if (state == ThreadState.BLOCKED) {
                blocked += nanos;
            }
        }
    }

    private FunctionRows(boolean byLine) {
        this.byLine = byLine;
    }

    /**
     * Most held first.
     *
     * @param byLine whether each line of a function is a row of its own
     */
    static List<FunctionRow> of(List<ProcessSummary> processes, long windowNanos, boolean byLine) {
        FunctionRows rows = new FunctionRows(byLine);
        processes.forEach(rows::add);
        return rows.rows(windowNanos);
    }

    private void add(ProcessSummary process) {
        for (StackSummary stack : process.stacks()) {
            at(stack.frames()).add(stack.state(), stack.nanos());
        }
        for (Blame blame : process.blame()) {
            if (!blame.holderStack().isEmpty()) {
                at(blame.holderStack()).caused += blame.nanos();
            }
        }
    }

    private Times at(List<Frame> rootFirst) {
        Frame leaf = rootFirst.isEmpty() ? NOT_KNOWN : rootFirst.get(rootFirst.size() - 1);
        Frame row = byLine ? leaf : new Frame(leaf.function(), leaf.file(), 0);
        return times.computeIfAbsent(row, absent -> new Times());
    }

    private List<FunctionRow> rows(long windowNanos) {
        double nanos = Math.max(1, windowNanos);
        return times.entrySet().stream()
                .map(
                        entry ->
                                new FunctionRow(
                                        entry.getKey(),
                                        Columns.plain(Code.text(entry.getKey())),
                                        entry.getValue().held / nanos,
                                        entry.getValue().caused / nanos,
                                        entry.getValue().nativeNanos / nanos,
                                        entry.getValue().blocked / nanos))
                .filter(row -> row.held() + row.caused() + row.nativeMean() + row.blocked() > 0)
                .sorted(
                        Comparator.comparingDouble((FunctionRow row) -> -row.held())
                                .thenComparingDouble(row -> -row.caused())
                                .thenComparingDouble(row -> -row.nativeMean())
                                .thenComparingDouble(row -> -row.blocked())
                                .thenComparing(FunctionRow::where))
                .toList();
    }
}
