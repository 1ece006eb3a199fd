package dev.gilspy.tui;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the user has chosen to see. Immutable: every change gives another one. */
public final class ViewState implements Cloneable {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** What a view begins with. */
    public static final ViewState FIRST = new ViewState();

    private Page page = Page.OVERVIEW;
    private Sorting sorting = Sorting.BUSIEST;
    private String filter = "";
    private Prompt prompt;
    private ThreadKey thread;
    private int process;
    private int row;
    private int scroll;
    private boolean byLine;
    private boolean paused;
    private String message = "";

    private ViewState() {}

    private ViewState with(Consumer<ViewState> change) {
        try {
            ViewState changed = (ViewState) clone();
            change.accept(changed);
            return changed;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** What fills the screen. */
    Page page() {
        return page;
    }

    /** Another page, from its beginning. */
    ViewState on(Page other) {
        return with(
                state -> {
                    state.page = other;
                    state.row = 0;
                    state.scroll = 0;
                });
    }

    /** How the threads are sorted. */
    Sorting sorting() {
        return sorting;
    }

    ViewState sorted(Sorting other) {
        return with(state -> state.sorting = other);
    }

    /** What is looked for in names, as typed; "" for none. */
    String filter() {
        return filter;
    }

    boolean filters() {
        return !filter.isEmpty();
    }

    /** The filter; a text that is no regular expression is meant as it stands. */
    Pattern pattern() {
        try {
            return Pattern.compile(filter, ANY_CASE);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(filter, ANY_CASE | Pattern.LITERAL);
        }
    }

    ViewState filtered(String other) {
        return with(
                state -> {
                    state.filter = other;
                    state.thread = null;
                    state.scroll = 0;
                });
    }

    /** The line that is being typed; null if none is. */
    Prompt prompt() {
        return prompt;
    }

    ViewState typing(Prompt other) {
        return with(state -> state.prompt = other);
    }

    /** The thread that is chosen; null for the first line, whichever that is. */
    ThreadKey thread() {
        return thread;
    }

    ViewState choosing(ThreadKey other) {
        return with(state -> state.thread = other);
    }

    /** PID of the process that is chosen; 0 for all. */
    int process() {
        return process;
    }

    ViewState ofProcess(int pid) {
        return with(
                state -> {
                    state.process = pid;
                    state.thread = null;
                });
    }

    /** The line that is chosen on the page of processes. */
    int row() {
        return row;
    }

    ViewState atRow(int other) {
        return with(state -> state.row = other);
    }

    /** Lines above the first one that is shown, on pages that are text. */
    int scroll() {
        return scroll;
    }

    ViewState scrolled(int other) {
        return with(state -> state.scroll = other);
    }

    /** Whether functions are shown line by line. */
    boolean byLine() {
        return byLine;
    }

    ViewState withLines(boolean other) {
        return with(state -> state.byLine = other);
    }

    /** Whether the screen stands still. */
    boolean paused() {
        return paused;
    }

    ViewState pausing(boolean other) {
        return with(state -> state.paused = other);
    }

    /** What is shown until the next key; "" for nothing. */
    String message() {
        return message;
    }

    ViewState saying(String other) {
        return with(state -> state.message = other);
    }
}
