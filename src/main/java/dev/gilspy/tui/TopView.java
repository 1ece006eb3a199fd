package dev.gilspy.tui;

import dev.gilspy.analysis.Shares;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Palette;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole screen as lines of text. Pure: the same state, figures and size always give the same
 * lines, none wider than the screen.
 */
public final class TopView {
    /** The smallest screen that is drawn on. */
    public static final int LEAST_WIDTH = 60;

    public static final int LEAST_HEIGHT = 12;

    private static final int HEADER = 3;

    private final Part part;
    private final int height;

    /**
     * @param width columns of the screen
     * @param height its lines
     */
    public TopView(ViewState state, Shown shown, int width, int height, Palette palette) {
        this.part = new Part(state, shown, width, palette);
        this.height = height;
    }

    /** Exactly as many lines as the screen has. */
    public List<String> lines() {
        if (part.width() < LEAST_WIDTH || height < LEAST_HEIGHT) {
            return padded(tooSmall(), List.of());
        }
        List<String> top = new ArrayList<>(new HeaderLines(part).lines());
        List<String> bottom = new BottomLines(part).lines();
        top.addAll(body(height - top.size() - bottom.size()));
        return padded(top, bottom);
    }

    /** The same state, but not scrolled beyond the end. */
    public ViewState settled() {
        int most =
                switch (part.state().page()) {
                    case BLAME -> new WaitsPart(part).all().size();
                    case HELP -> new HelpPage(part).lines().size();
                    default -> 0;
                };
        int bottom = new BottomLines(part).lines().size();
        int end = Math.max(0, most - (height - HEADER - bottom));
        return part.state().scroll() > end ? part.state().scrolled(end) : part.state();
    }

    /** What is worth keeping when the screen goes. */
    public List<String> essentials() {
        List<String> lines = new ArrayList<>(new HeaderLines(part).lines());
        if (part.shown().isOver()) {
            lines.add(Columns.plain(part.shown().over()));
        }
        return lines;
    }

    private List<String> tooSmall() {
        String sentence =
                "gilspy top needs %d x %d; this window is %s x %s. Make it larger, or q to quit."
                        .formatted(
                                LEAST_WIDTH,
                                LEAST_HEIGHT,
                                Shares.count(part.width()),
                                Shares.count(height));
        return Columns.wrap(sentence, Math.max(1, part.width())).stream()
                .map(line -> Columns.fit(line, part.width()))
                .limit(Math.max(0, height))
                .toList();
    }

    private List<String> body(int room) {
        return switch (part.state().page()) {
            case OVERVIEW -> overview(room);
            case THREAD -> Scroll.cut(new ThreadPage(part).lines(), 0, room);
            case BLAME -> cut(new WaitsPart(part).all(), room);
            case PROCESSES -> new ProcessesTable(part).lines(room);
            case HELP -> cut(new HelpPage(part).lines(), room);
        };
    }

    private List<String> cut(List<String> lines, int room) {
        return Scroll.cut(lines, part.state().scroll(), room);
    }

    private List<String> overview(int room) {
        return Allotment.fill(
                List.of(
                        new ThreadsTable(part).section(1),
                        new WaitsPart(part).section(3),
                        new FunctionsTable(part).section(2),
                        new HistoryStrip(part).section(4)),
                room);
    }

    private List<String> padded(List<String> top, List<String> bottom) {
        List<String> lines = new ArrayList<>(top);
        while (lines.size() + bottom.size() < height) {
            lines.add("");
        }
        lines.addAll(bottom);
        return lines;
    }

    /** Where the cursor stands while a line is typed; -1 if none is. */
    public int cursorColumn() {
        Prompt prompt = part.state().prompt();
        return prompt == null ? -1 : PromptLine.of(prompt, part.width()).cursorColumn();
    }
}
