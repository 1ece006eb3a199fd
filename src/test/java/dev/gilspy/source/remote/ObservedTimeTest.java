package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is seen of a thread, no time of it is lost, made up or counted twice. */
class ObservedTimeTest {

    /**
     * One look at any thread.
     *
     * @param what 0 - 4, as {@link #see} takes it
     */
    record AnyLook(
            int afterMicros, int what, int cpuMicros, int queuedMicros, int busyMicros, int some) {}

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyMomentIsInOneSpanAndEveryLookInOneObservation(
            @ForAll("looks") @Size(min = 1, max = 120) List<AnyLook> all,
            @ForAll boolean endsAtOnce) {
        Looks looks = new Looks();
        long now = 0;
        for (AnyLook look : all) {
            now += look == all.get(0) ? 0 : look.afterMicros;
            see(looks.at(now), look);
        }
        long end = endsAtOnce ? now : now + 700;
        looks.end(end);

        assertThat(total(looks.observations())).isEqualTo(end * Looks.MICRO);
        assertThat(looks.observations().stream().mapToInt(StackObservation::samples).sum())
                .isEqualTo(all.size());
        assertNoGap(looks.spans(), end * Looks.MICRO);
    }

    private static void see(Looks looks, AnyLook look) {
        looks.booked(look.cpuMicros, look.queuedMicros, look.some).busy(look.busyMicros);
        looks.withStack(look.some).whileHeldBy(look.some - 2, look.some);
        if (look.some == 1) {
            looks.inAnotherEpisode();
        }
        switch (look.what) {
            case 0 -> looks.holdsRunnable();
            case 1 -> looks.holdsAsleep(BlockedKind.IO);
            case 2 -> looks.parked();
            case 3 -> looks.asleep(BlockedKind.SLEEP);
            default -> looks.runnable();
        }
    }

    private static long total(List<StackObservation> observations) {
        return observations.stream().mapToLong(StackObservation::nanos).sum();
    }

    private static void assertNoGap(List<Span> spans, long end) {
        long at = 0;
        ThreadState before = null;
        for (Span span : spans) {
            assertThat(span.fromNanos()).isEqualTo(at);
            assertThat(span.toNanos()).isGreaterThan(at);
            assertThat(span.continued() && !sameEpisode(before, span.state())).isFalse();
            at = span.toNanos();
            before = span.state();
        }
        assertThat(at).isEqualTo(end);
    }

    private static boolean sameEpisode(ThreadState before, ThreadState state) {
        boolean waits = state == ThreadState.WAITING;
        return before != null && (waits ? before == state : before.holdsGil() && state.holdsGil());
    }

    @Provide
    Arbitrary<List<AnyLook>> looks() {
        Arbitrary<Integer> micros = Arbitraries.integers().between(0, 3000);
        // Often nothing is booked, so that runs of looks become long.
        Arbitrary<Integer> booked = micros.map(any -> any % 6 == 0 ? any : 0);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400_000),
                        Arbitraries.integers().between(0, 5),
                        booked,
                        booked,
                        micros,
                        Arbitraries.integers().between(0, 3))
                .as(AnyLook::new)
                .list();
    }
}
