package dev.gilspy.source.kernel;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts events in time order. The kernel takes an event's time a little before it gives it its place
 * in the buffer, so neighbours from different CPUs, or from an interrupt, may stand the wrong way
 * round.
 */
final class EventOrder {
    private final PriorityQueue<Numbered> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong((Numbered one) -> one.event.nanos())
                            .thenComparingLong(Numbered::number));
    private long count;

    private record Numbered(Event event, long number) {}

    void add(Event event) {
        waiting.add(new Numbered(event, count++));
    }

    /** Hands over what happened before a moment, oldest first. */
    void release(long beforeNanos, Consumer<Event> to) {
        while (!waiting.isEmpty() && waiting.peek().event.nanos() < beforeNanos) {
            to.accept(waiting.remove().event);
        }
    }
}
