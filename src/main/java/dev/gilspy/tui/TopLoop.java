package dev.gilspy.tui;

import dev.gilspy.report.Palette;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Shows what is observed until the user has enough. Sleeps until there is a key, a new size or
 * something new to see.
 */
public final class TopLoop {
    /** How soon a signal is taken notice of. */
    private static final long LONGEST_SLEEP_NANOS = 200_000_000;

    private static final Key REDRAW = Key.of(Key.Kind.REDRAW);

    /** No key, but something new to see; told apart by being this one. */
    private static final Key NEWS = Key.of(Key.Kind.OTHER);

    private final Observed observed;
    private final Screen screen;
    private final Palette palette;
    private final LinkedBlockingQueue<Key> keys = new LinkedBlockingQueue<>();
    private final NewsReader news;
    private ViewState state = ViewState.FIRST;
    private Shown shown;
    private boolean done;

    /**
     * @param screen not entered yet
     */
    public TopLoop(Observed observed, Screen screen, Palette palette) {
        this.observed = observed;
        this.screen = screen;
        this.palette = palette;
        this.news = new NewsReader(observed, () -> keys.add(NEWS));
    }

    /** The terminal has another size, or somebody else wrote on it. Called by any thread. */
    public void redraw() {
        keys.add(REDRAW);
    }

    /** Shows it. The terminal is given back, however this ends. */
    public void run() {
        shown = observed.shown();
        try {
            screen.enter();
            new KeyReader(screen, keys::add).start();
            news.start();
            draw();
            while (!done && !observed.stopRequested()) {
                step(nextKey());
            }
        } finally {
            screen.leave();
            news.stop();
        }
        screen.print(view().essentials());
    }

    private Key nextKey() {
        try {
            return keys.poll(LONGEST_SLEEP_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void step(Key key) {
        if (key == NEWS) {
            news.check();
            boolean first = shown.view().header().windowNanos() == 0;
            shown = state.paused() && !first ? shown : observed.shown();
        } else if (key != null) {
            press(key);
        }
        // What was typed in haste is drawn once.
        if (key != null && keys.isEmpty()) {
            draw();
        }
    }

    private void press(Key key) {
        int page = screen.height() / 2;
        Controls.Step step = new Controls(state, shown, observed.refreshNanos(), page).after(key);
        state = step.state();
        shown = state.paused() ? shown : observed.shown();
        perform(step.effect());
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Quit) {
            done = true;
        } else if (effect instanceof Effect.Reset) {
            observed.reset();
        } else if (effect instanceof Effect.Redraw) {
            screen.forget();
        } else if (effect instanceof Effect.Refresh refresh) {
            observed.refresh(refresh.nanos());
        } else if (effect instanceof Effect.Write write) {
            state = state.saying(observed.write(write.file()));
        }
    }

    private void draw() {
        TopView view = view();
        state = view.settled();
        screen.draw(view.lines(), view.cursorColumn());
    }

    private TopView view() {
        return new TopView(state, shown, screen.width(), screen.height(), palette);
    }
}
