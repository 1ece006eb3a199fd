package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.source.kernel.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EventOrderTest {
    private final EventOrder order = new EventOrder();
    private final List<Event> released = new ArrayList<>();

    @Example
    void whatIsTooNewStaysUntilItsTime() {
        order.add(at(10, 0));
        order.add(at(20, 0));

        order.release(20, released::add);
        assertThat(released).containsExactly(at(10, 0));
        order.release(21, released::add);
        assertThat(released).containsExactly(at(10, 0), at(20, 0));
    }

    /** They come from one thread, in its order. */
    @Example
    void eventsOfOneMomentKeepTheirOrder() {
        for (int tid = 0; tid < 50; tid++) {
            order.add(at(10, tid));
        }

        order.release(11, released::add);
        assertThat(released).extracting(Event::tid).isSorted();
    }

    @Property
    void everyEventIsReleasedOnceAndInTimeOrder(@ForAll long seed) {
        Random random = new Random(seed);
        EventOrder order = new EventOrder();
        List<Event> released = new ArrayList<>();
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Up to 50 the wrong way round, as neighbours from two CPUs are.
            all.add(at(10L * i + random.nextInt(50), i));
        }
        for (Event event : all) {
            order.add(event);
            order.release(event.nanos() - 50, released::add);
        }
        order.release(Long.MAX_VALUE, released::add);

        assertThat(released).extracting(Event::nanos).isSorted();
        assertThat(released).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Event at(long nanos, int tid) {
        return new Event(nanos, tid, Kind.CLOCK, 0, 0, 0, 0, 0, -1, 0, 0, 0, Event.NO_STACK);
    }
}
