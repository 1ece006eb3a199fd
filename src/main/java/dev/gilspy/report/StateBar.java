package dev.gilspy.report;

import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;

import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A bar of a thread's shares. Each state has its own character, so that it reads without colour.
 */
public final class StateBar {
    private static final List<ThreadState> ORDER =
            List.of(RUNNING, HELD_BLOCKED, HELD_STARVED, WAITING, NATIVE, STARVED, BLOCKED);

    private StateBar() {}

    public static String of(ToDoubleFunction<ThreadState> share, int width, Palette palette) {
        Map<ThreadState, Integer> lengths = lengths(share, width);
        StringBuilder bar = new StringBuilder();
        for (ThreadState state : ORDER) {
            String part = character(state).repeat(lengths.get(state));
            bar.append(part.isEmpty() ? "" : palette.state(state, part));
        }
        return bar.toString();
    }

    /** What the characters mean: those of the states that occur. */
    public static String legend(ToDoubleFunction<ThreadState> largestShare) {
        List<String> parts = new ArrayList<>();
        for (ThreadState state : ORDER) {
            if (largestShare.applyAsDouble(state) > 0) {
                parts.add(character(state) + " " + state.label());
            }
        }
        return String.join("   ", parts);
    }

    /** Cumulative rounding: the parts always fill the bar, and none is off by more than one. */
    private static Map<ThreadState, Integer> lengths(
            ToDoubleFunction<ThreadState> share, int width) {
        Map<ThreadState, Integer> lengths = new EnumMap<>(ThreadState.class);
        double sum = 0;
        int drawn = 0;
        for (ThreadState state : ORDER) {
            sum += share.applyAsDouble(state);
            int end = (int) Math.min(width, Math.round(sum * width));
            lengths.put(state, end - drawn);
            drawn = end;
        }
        return lengths;
    }

    private static String character(ThreadState state) {
        return switch (state) {
            case RUNNING -> "█";
            case HELD_BLOCKED -> "▚";
            case HELD_STARVED -> "▞";
            case WAITING -> "▒";
            case NATIVE -> "▓";
            case STARVED -> "░";
            case BLOCKED -> "·";
        };
    }
}
