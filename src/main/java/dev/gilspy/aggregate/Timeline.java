package dev.gilspy.aggregate;

import java.util.List;

/**
 * What threads did in the order of time. Kept only where an output asks for it. A long recording is
 * thinned out, see the last two figures: the time in each state remains exact, while stacks are
 * drawn by their weight, and of holds and waits only the longest remain.
 *
 * @param moments by time, then thread
 * @param stretches by time, then thread
 * @param momentNanos moments of one thread and state within so long have fallen together; 0 if none
 *     have
 * @param stretchNanos of a thread's holds, waits and sleeps with the GIL, the longest of each so
 *     long is kept; 0 if all are
 */
public record Timeline(
        List<Moment> moments, List<Stretch> stretches, long momentNanos, long stretchNanos) {

    /** Nothing: it was not kept. */
    public static final Timeline NONE = new Timeline(List.of(), List.of(), 0, 0);

    public Timeline {
        moments = List.copyOf(moments);
        stretches = List.copyOf(stretches);
    }
}
