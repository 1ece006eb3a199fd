package dev.gilspy.export.html;

import static j2html.TagCreator.tag;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A bar of shares. It is drawn by attributes, not by style, so that it has its colours where styles
 * are forbidden; the style sheet has the same ones, and those of the dark page.
 */
final class StateBar {
    /**
     * Okabe and Ito's colours, which colour-blind people tell apart; report.css says them again.
     */
    private static final Map<ThreadState, String> COLORS =
            Map.of(
                    ThreadState.RUNNING, "#009e73",
                    ThreadState.HELD_BLOCKED, "#d55e00",
                    ThreadState.HELD_STARVED, "#882255",
                    ThreadState.WAITING, "#e69f00",
                    ThreadState.NATIVE, "#56b4e9",
                    ThreadState.STARVED, "#cc79a7",
                    ThreadState.BLOCKED, "#c9ced6");

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 14;

    private StateBar() {}

    static DomContent of(ToDoubleFunction<ThreadState> share) {
        ContainerTag<?> bar =
                tag("svg")
                        .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                        .attr("preserveAspectRatio", "none")
                        .attr("width", "200")
                        .attr("height", HEIGHT)
                        .attr("role", "img")
                        .attr("aria-label", label(share))
                        .withClass("bar");
        bar.with(tag("title").withText(label(share)));
        double from = 0;
        for (ThreadState state : ThreadState.values()) {
            double width = WIDTH * share.applyAsDouble(state);
            if (width > 0) {
                bar.with(part(state, from, width));
            }
            from += width;
        }
        return bar;
    }

    private static DomContent part(ThreadState state, double from, double width) {
        return tag("rect")
                .attr("x", number(from))
                .attr("width", number(width))
                .attr("height", HEIGHT)
                .attr("fill", COLORS.get(state))
                .withClass(Elements.stateClass(state));
    }

    /** A square of a state's colour. */
    static DomContent swatch(ThreadState state) {
        return tag("svg")
                .attr("width", 12)
                .attr("height", 12)
                .attr("aria-hidden", "true")
                .with(
                        tag("rect")
                                .attr("width", 12)
                                .attr("height", 12)
                                .attr("fill", COLORS.get(state))
                                .withClass(Elements.stateClass(state)));
    }

    private static String label(ToDoubleFunction<ThreadState> share) {
        List<String> parts = new ArrayList<>();
        for (ThreadState state : ThreadState.values()) {
            if (share.applyAsDouble(state) > 0) {
                parts.add(state.label() + " " + Shares.percentSign(share.applyAsDouble(state)));
            }
        }
        return String.join(", ", parts);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
