package dev.gilspy.tui;

import dev.gilspy.report.live.FunctionRow;
import dev.gilspy.report.live.LiveView;
import dev.gilspy.report.live.ThreadRow;
import dev.gilspy.report.live.WaitRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What of a view is left by the user's filter and choice of a process, in the order chosen. */
final class Rows {
    private final ViewState state;
    private final LiveView view;

    Rows(ViewState state, LiveView whole) {
        this.state = state;
        this.view = state.filters() ? whole.filtered(state.pattern()) : whole;
    }

    List<ThreadRow> threads() {
        return state.sorting()
                .sort(view.threads().stream().filter(row -> isChosen(row.pid())).toList());
    }

    List<WaitRow> waits() {
        return view.waits().stream().filter(row -> isChosen(row.pid())).toList();
    }

    /** Of all processes, whichever is chosen: they are added up. */
    List<FunctionRow> functions() {
        return state.byLine() ? view.lines() : view.functions();
    }

    /** The line of the thread that is chosen; the first one if that thread is not shown. */
    int chosen() {
        List<ThreadRow> threads = threads();
        return IntStream.range(0, threads.size())
                .filter(i -> ThreadKey.of(threads.get(i)).equals(state.thread()))
                .findFirst()
                .orElse(0);
    }

    /** The thread that is chosen; empty if there is none to show. */
    Optional<ThreadRow> chosenThread() {
        List<ThreadRow> threads = threads();
        return threads.isEmpty() ? Optional.empty() : Optional.of(threads.get(chosen()));
    }

    private boolean isChosen(int pid) {
        return state.process() == 0 || state.process() == pid;
    }
}
