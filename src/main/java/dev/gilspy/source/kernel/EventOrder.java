package dev.gilspy.source.kernel;

import java.util.function.Consumer;

/**
 * Puts events in time order. The kernel takes an event's time a little before it gives it its place
 * in the buffer, so neighbours from different CPUs, or from an interrupt, may stand the wrong way
 * round: nearly in order, each finds its place a few steps from the end.
 */
final class EventOrder {
    private Event[] events = new Event[1024];
    private int first;
    private int count;

    void add(Event event) {
        if (count == events.length) {
            grow();
        }
        int at = count++;
        while (at > 0 && events[slot(at - 1)].nanos() > event.nanos()) {
            events[slot(at)] = events[slot(at - 1)];
            at--;
        }
        events[slot(at)] = event;
    }

    /** Hands over what happened before a moment, oldest first. */
    void release(long beforeNanos, Consumer<Event> to) {
        while (count > 0 && events[first].nanos() < beforeNanos) {
            Event event = events[first];
            events[first] = null;
            first = slot(1);
            count--;
            to.accept(event);
        }
    }

    private int slot(int index) {
        return first + index & events.length - 1;
    }

    private void grow() {
        Event[] more = new Event[2 * events.length];
        for (int i = 0; i < count; i++) {
            more[i] = events[slot(i)];
        }
        events = more;
        first = 0;
    }
}
