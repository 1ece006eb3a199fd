package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UsageException;
import dev.gilspy.os.OwnProcess;
import dev.gilspy.report.Palette;
import dev.gilspy.tui.Observed;
import dev.gilspy.tui.Screen;
import dev.gilspy.tui.Shown;
import dev.gilspy.tui.TopLoop;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows a live view on the whole terminal, and gives the terminal back whatever happens. */
final class FullScreen implements LiveScreen {
    private final Screen screen;
    private final Palette palette;

    /**
     * @throws UsageException if there is no terminal that it could be shown on
     */
    FullScreen(GilspyCommand gilspy) {
        if (!gilspy.terminal().fillable()) {
            throw noScreen("Standard input and output are no terminal that could be filled");
        }
        try {
            screen = Screen.open(gilspy.terminal().utf8());
        } catch (IOException e) {
            throw noScreen("The terminal cannot be filled (" + e.getMessage() + ")");
        }
        palette = new Palette(gilspy.colors());
    }

    private static UsageException noScreen(String why) {
        return new UsageException(
                why + ", so there is no screen.",
                "gilspy top --batch writes a block of text each second, --json-lines a line of JSON.");
    }

    @Override
    public void show(LiveSession session) {
        TopLoop loop = new TopLoop(new Behind(session), screen, palette);
        Map<String, Object> before = new LinkedHashMap<>();
        before.put("INT", ProcessSignal.handleBefore("INT", screen::leave));
        before.put("TERM", ProcessSignal.handleBefore("TERM", screen::leave));
        before.put("HUP", ProcessSignal.handleBefore("HUP", screen::leave));
        before.put("WINCH", ProcessSignal.handle("WINCH", loop::redraw));
        before.put("TSTP", ProcessSignal.handle("TSTP", () -> stop(loop)));
        before.put("CONT", ProcessSignal.handle("CONT", () -> goOn(loop)));
        try (screen) {
            loop.run();
        } finally {
            before.forEach(ProcessSignal::restore);
        }
    }

    /** Ctrl-Z: the shell finds its terminal as it was, and we take it again when we go on. */
    private void stop(TopLoop loop) {
        screen.leave();
        OwnProcess.stop();
        screen.enter();
        loop.redraw();
    }

    /** Somebody else stopped us and may have written meanwhile. */
    private void goOn(TopLoop loop) {
        if (screen.entered()) {
            screen.enter();
            loop.redraw();
        }
    }

    /** What the screen asks for, asked of the session. */
    private record Behind(LiveSession session) implements Observed {
        @Override
        public boolean advance() {
            return session.advance();
        }

        @Override
        public Shown shown() {
            return new Shown(
                    session.view(),
                    session.window(),
                    session.history(),
                    session.over().orElse(""),
                    session.notes());
        }

        @Override
        public boolean over() {
            return session.over().isPresent();
        }

        @Override
        public long refreshNanos() {
            return session.refreshNanos();
        }

        @Override
        public void refresh(long nanos) {
            session.refresh(nanos);
        }

        @Override
        public void reset() {
            session.reset();
        }

        @Override
        public String write(String file) {
            try {
                return session.write(Destinations.path(file));
            } catch (GilspyException e) {
                return e.getMessage();
            }
        }

        @Override
        public boolean stopRequested() {
            return session.stopRequested();
        }
    }
}
