package dev.gilspy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whether they keep one state or many, they say what plain sums say. */
class StateTimesTest {
    record Stretch(ThreadState state, BlockedKind kind, long nanos) {}

    @Provide
    Arbitrary<List<Stretch>> stretches() {
        return Combinators.combine(
                        Arbitraries.of(ThreadState.class),
                        Arbitraries.of(BlockedKind.class),
                        Arbitraries.longs().between(0, 5))
                .as(Stretch::new)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void theyAddUp(
            @ForAll("stretches") List<Stretch> some, @ForAll("stretches") List<Stretch> others) {
        StateTimes sum = times(some);
        sum.addAll(times(others), 2);
        StateTimes ofSummary = new StateTimes();
        ofSummary.addAll(sum.summary());

        for (StateTimes each : List.of(sum, ofSummary)) {
            assertThat(each.nanos()).isEqualTo(nanos(some) + 2 * nanos(others));
            assertThat(each.summary().stateNanos())
                    .allSatisfy(
                            (state, nanos) -> {
                                assertThat(nanos)
                                        .isEqualTo(in(state, some) + 2 * in(state, others));
                                assertThat(each.nanosIn(state)).isEqualTo(nanos);
                            });
            assertThat(each.summary().blockedNanos())
                    .doesNotContainKey(BlockedKind.NONE)
                    .allSatisfy(
                            (kind, nanos) ->
                                    assertThat(nanos)
                                            .isEqualTo(of(kind, some) + 2 * of(kind, others)));
        }
    }

    private static StateTimes times(List<Stretch> stretches) {
        StateTimes times = new StateTimes();
        stretches.forEach(each -> times.add(each.state(), each.kind(), each.nanos()));
        return times;
    }

    private static long nanos(List<Stretch> stretches) {
        return stretches.stream().mapToLong(Stretch::nanos).sum();
    }

    private static long in(ThreadState state, List<Stretch> stretches) {
        return nanos(stretches.stream().filter(each -> each.state() == state).toList());
    }

    private static long of(BlockedKind kind, List<Stretch> stretches) {
        return nanos(
                stretches.stream()
                        .filter(each -> each.state() == ThreadState.BLOCKED && each.kind() == kind)
                        .toList());
    }
}
