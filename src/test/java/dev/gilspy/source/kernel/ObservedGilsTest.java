package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.GilTally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedGilsTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final Interpreter MAIN = withOwnGil(0);

    private final ObservedGils gils = new ObservedGils();

    private static Interpreter withOwnGil(int id) {
        return new Interpreter(id, 0x1000L * id + 0x1000, 0x1000L * id + 0x1100);
    }

    private static Interpreter sharing(int id, Interpreter owner) {
        return new Interpreter(id, 0x1000L * id + 0x1000, owner.gil());
    }

    @Test
    void eachGilHasASlotOfItsOwn() {
        Interpreter sub = withOwnGil(1);
        assertThat(gils.update(List.of(sub, MAIN), 0)).isTrue();

        assertThat(gils.slotOf(MAIN.gil())).isZero();
        assertThat(gils.slotOf(sub.gil())).isEqualTo(1);
        assertThat(gils.at(1).owner()).isEqualTo(1);
        assertThat(gils.addresses()).startsWith(MAIN.gil(), sub.gil(), 0);
        assertThat(gils.slotOf(0x9999)).isNegative();
    }

    @Test
    void aSharedGilIsItsOldestInterpreters() {
        gils.update(List.of(MAIN, sharing(1, MAIN), sharing(2, MAIN)), 0);

        assertThat(gils.at(0).owner()).isZero();
        assertThat(gils.at(1)).isNull();
        assertThat(gils.at(0).interpreter(2, 0)).isEqualTo(2);
        assertThat(gils.at(0).interpreter(Event.UNTOLD, 1)).isEqualTo(1);
        assertThat(gils.at(0).interpreter(Event.UNTOLD, 7)).isZero();
    }

    @Test
    void whatStaysTheSameIsNoChange() {
        gils.update(List.of(MAIN), 0);

        assertThat(gils.update(List.of(MAIN), 1)).isFalse();
        assertThat(gils.update(List.of(MAIN, sharing(1, MAIN)), 2)).isFalse();
        assertThat(gils.update(List.of(MAIN, withOwnGil(2)), 3)).isTrue();
    }

    @Test
    void aGilThatHasGoneIsKnownUntilItsEventsHaveCome() {
        gils.update(List.of(MAIN, withOwnGil(1)), 0);
        ObservedGil gone = gils.at(1);

        assertThat(gils.update(List.of(MAIN), 5)).isTrue();
        assertThat(gils.addresses()).startsWith(MAIN.gil(), 0);
        assertThat(gils.at(1)).isSameAs(gone);

        gils.update(List.of(MAIN, withOwnGil(2)), 6);
        assertThat(gils.slotOf(withOwnGil(2).gil())).isEqualTo(2);
        gils.update(List.of(MAIN, withOwnGil(2), withOwnGil(3)), 2 * SECOND_NANOS);
        assertThat(gils.slotOf(withOwnGil(3).gil())).isEqualTo(1);
        assertThat(gils.at(1)).isNotSameAs(gone);
    }

    @Test
    void aNewInterpreterInAnOldOnesPlaceHasAnotherGil() {
        Interpreter next = new Interpreter(2, withOwnGil(1).address(), withOwnGil(1).gil());
        gils.update(List.of(MAIN, withOwnGil(1)), 0);
        gils.update(List.of(MAIN, next), 5);

        assertThat(gils.at(gils.slotOf(next.gil())).owner()).isEqualTo(2);
    }

    @Test
    void theNewestAreNotObservedWhereThereAreTooMany() {
        List<Interpreter> many = new ArrayList<>();
        for (int id = 0; id <= ObservedGils.MOST; id++) {
            many.add(0, withOwnGil(id));
        }
        gils.update(many, 0);

        assertThat(gils.slotOf(withOwnGil(ObservedGils.MOST - 1).gil())).isNotNegative();
        assertThat(gils.slotOf(withOwnGil(ObservedGils.MOST).gil())).isNegative();
    }

    @Test
    void eachIsObservedAsLongAsItIsThere() {
        gils.update(List.of(MAIN), 0);
        gils.begin(100);
        gils.update(List.of(MAIN, withOwnGil(1)), 300);
        gils.update(List.of(MAIN), 700);

        assertThat(gils.tallies(1000))
                .extracting(GilTally::observedNanos)
                .containsExactly(900L, 400L);
    }
}
