package dev.gilspy.tui;

import dev.gilspy.report.live.ProcessRow;
import dev.gilspy.report.live.ThreadRow;
import java.util.List;

/**
 * What keys do: a state and a key in, a state and what else is asked for out. Pure. Keys that mean
 * nothing do nothing.
 */
final class Controls {
    private static final Effect NONE = new Effect.None();

    private final ViewState state;
    private final Shown shown;
    private final long refreshNanos;
    private final int page;

    /**
     * @param refreshNanos time between two refreshes
     * @param page lines that a page is moved by
     */
    Controls(ViewState state, Shown shown, long refreshNanos, int page) {
        this.state = state.saying("");
        this.shown = shown;
        this.refreshNanos = refreshNanos;
        this.page = Math.max(1, page);
    }

    /** What came of a key. */
    record Step(ViewState state, Effect effect) {}

    Step after(Key key) {
        if (key.kind() == Key.Kind.HANG_UP) {
            return new Step(state, new Effect.Quit());
        }
        if (key.kind() == Key.Kind.REDRAW) {
            return new Step(state, new Effect.Redraw());
        }
        if (state.prompt() != null) {
            return typed(key);
        }
        return switch (key.kind()) {
            case CHARACTER -> character(key.text());
            case UP, LEFT -> move(-1);
            case DOWN, RIGHT -> move(1);
            case PAGE_UP -> move(-page);
            case PAGE_DOWN -> move(page);
            case HOME -> move(-Short.MAX_VALUE);
            case END -> move(Short.MAX_VALUE);
            case ENTER -> enter();
            case ESCAPE -> step(escape());
            default -> step(state);
        };
    }

    private Step typed(Key key) {
        Prompt prompt = state.prompt();
        return switch (key.kind()) {
            case ESCAPE -> step(state.typing(null));
            case ENTER -> done(prompt);
            default -> step(state.typing(prompt.after(key)));
        };
    }

    private Step done(Prompt prompt) {
        ViewState after = state.typing(null);
        return switch (prompt.purpose()) {
            case FILTER -> step(after.filtered(prompt.text()));
            case RECORDING ->
                    prompt.text().isBlank()
                            ? step(after)
                            : new Step(after, new Effect.Write(prompt.text().strip()));
        };
    }

    private Step character(String typed) {
        if (typed.length() == 1 && typed.charAt(0) >= '1' && typed.charAt(0) <= '9') {
            return step(state.sorted(Sorting.by(typed.charAt(0) - '0')));
        }
        return Action.of(typed).map(this::act).orElse(step(state));
    }

    private Step act(Action action) {
        return switch (action) {
            case QUIT -> new Step(state, new Effect.Quit());
            case HELP -> step(turn(Page.HELP));
            case BLAME -> step(turn(Page.BLAME));
            case THREAD -> step(state.page() == Page.THREAD ? state.on(Page.OVERVIEW) : thread());
            case PROCESSES -> step(processes());
            case SORT -> step(state.sorted(state.sorting().next()));
            case REVERSE -> step(state.sorted(state.sorting().turned()));
            case FILTER -> ask(Prompt.Purpose.FILTER, state.filter());
            case LINES -> step(state.withLines(!state.byLine()));
            case PAUSE -> step(state.pausing(!state.paused()));
            case RESET -> new Step(state.saying("The verdict begins anew."), new Effect.Reset());
            case SLOWER -> refresh(RefreshRates.slower(refreshNanos));
            case FASTER -> refresh(RefreshRates.faster(refreshNanos));
            case WRITE -> ask(Prompt.Purpose.RECORDING, "gilspy-top.gilspy");
        };
    }

    private ViewState turn(Page to) {
        return state.on(state.page() == to ? Page.OVERVIEW : to);
    }

    /** From the list back to all of them, from anywhere else to the list. */
    private ViewState processes() {
        return state.page() == Page.PROCESSES
                ? state.ofProcess(0).on(Page.OVERVIEW)
                : state.on(Page.PROCESSES);
    }

    private ViewState thread() {
        return rows().chosenThread()
                .map(row -> state.choosing(ThreadKey.of(row)).on(Page.THREAD))
                .orElse(state);
    }

    private Step ask(Prompt.Purpose purpose, String text) {
        return step(state.typing(Prompt.of(purpose, text)));
    }

    private Step refresh(long nanos) {
        return new Step(state.saying(RefreshRates.sentence(nanos)), new Effect.Refresh(nanos));
    }

    private Step move(int lines) {
        return switch (state.page()) {
            case OVERVIEW, THREAD -> step(moveThread(lines));
            case PROCESSES ->
                    step(state.atRow(within(state.row() + lines, shown.view().processes().size())));
            case BLAME, HELP -> step(state.scrolled(Math.max(0, state.scroll() + lines)));
        };
    }

    private ViewState moveThread(int lines) {
        List<ThreadRow> threads = rows().threads();
        if (threads.isEmpty()) {
            return state;
        }
        int to = within(rows().chosen() + lines, threads.size());
        return state.choosing(ThreadKey.of(threads.get(to)));
    }

    private Step enter() {
        List<ProcessRow> processes = shown.view().processes();
        if (state.page() == Page.PROCESSES && !processes.isEmpty()) {
            ProcessRow row = processes.get(within(state.row(), processes.size()));
            return step(state.ofProcess(row.info().pid()).on(Page.OVERVIEW));
        }
        return step(state.page() == Page.OVERVIEW ? thread() : state.on(Page.OVERVIEW));
    }

    /** Back by one: from a page to the overview, there from the filter to all, then the choice. */
    private ViewState escape() {
        if (state.page() != Page.OVERVIEW) {
            return state.on(Page.OVERVIEW);
        }
        return state.filters() ? state.filtered("") : state.ofProcess(0);
    }

    private Rows rows() {
        return new Rows(state, shown.view());
    }

    private static int within(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }

    private static Step step(ViewState state) {
        return new Step(state, NONE);
    }
}
