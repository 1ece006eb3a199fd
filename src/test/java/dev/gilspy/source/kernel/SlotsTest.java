package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Slots slots = new Slots();

    private Set<Integer> takeAll(long nowNanos) {
        Set<Integer> taken = new HashSet<>();
        for (int slot = slots.take(nowNanos); slot >= 0; slot = slots.take(nowNanos)) {
            taken.add(slot);
        }
        return taken;
    }

    @Test
    void thereAreSoManyAndNoMore() {
        assertThat(takeAll(0)).hasSize(Slots.MOST);
        assertThat(slots.take(SECOND_NANOS)).isEqualTo(Slots.NONE);
    }

    @Test
    void oneThatWasGivenBackIsNotGivenOutWhileItsEventsMayCome() {
        int slot = slots.take(0);
        slots.giveBack(slot, 10);

        assertThat(takeAll(20)).hasSize(Slots.MOST).doesNotContain(slot);
    }

    @Test
    void laterItIs() {
        int slot = slots.take(0);
        slots.giveBack(slot, 10);

        assertThat(slots.take(SECOND_NANOS)).isEqualTo(slot);
    }

    @Test
    void aWholeFleetMayBeReplacedAtOnce() {
        Set<Integer> before = takeAll(0);
        before.forEach(slot -> slots.giveBack(slot, 10));

        assertThat(takeAll(20)).hasSize(Slots.MOST).doesNotContainAnyElementsOf(before);
    }
}
