package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.live.TruthLog.Cycle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth has to be true before anything can be held against it. */
@Tag("live")
class TruthTargetLiveTest {
    private static final long RUN_NANOS = 500_000_000;

    /** The extension is built for each version, but what it does is the same on all. */
    static Stream<Arguments> pythonsAndMixes() {
        Stream<Arguments> eachPython =
                PythonVersions.withHeaders()
                        .map(python -> Arguments.of(python, TruthMix.SATURATED));
        Stream<Arguments> eachMix =
                Stream.of(
                                TruthMix.SLEEPING_OUTSIDE,
                                TruthMix.SPINNING_OUTSIDE,
                                TruthMix.HOLDING_ASLEEP)
                        .map(mix -> Arguments.of(PythonVersions.any(), mix));
        return Stream.concat(eachPython, eachMix);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pythonsAndMixes")
    void holdsOfTheGilNeverOverlap(Python python, TruthMix mix) {
        TruthLog log = run(python, mix);

        List<Cycle> byTime =
                log.workers().stream()
                        .flatMap(worker -> worker.cycles().stream())
                        .sorted(Comparator.comparingLong(Cycle::got))
                        .toList();
        assertThat(byTime).hasSizeGreaterThan(20);
        for (int i = 1; i < byTime.size(); i++) {
            assertThat(byTime.get(i).got()).isGreaterThanOrEqualTo(byTime.get(i - 1).drop());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void sharesAddUpAndTheLongestHolderHoldsMost(Python python) {
        TruthLog log = run(python, TruthMix.SATURATED);

        Map<String, Truth> truth = log.truth(log.fromNanos(), log.toNanos());
        double held = truth.values().stream().mapToDouble(Truth::held).sum();
        assertThat(held).isBetween(0.7, 1.0);
        assertThat(truth.get("hold-20ms").held()).isGreaterThan(truth.get("hold-50us").held());
        assertThat(truth.get("hold-50us").waiting())
                .isGreaterThan(truth.get("hold-20ms").waiting());
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void holdsLastAsLongAsAskedFor(Python python) {
        TruthLog log = run(python, TruthMix.HOLDING_ASLEEP);

        Truth truth = log.truth(log.fromNanos(), log.toNanos()).get("sleeps-holding");
        // The median of an exponential spread is ln 2 of its mean: 3.5 of 5 ms.
        assertThat((double) truth.holds().p50Nanos()).isCloseTo(3_500_000, within(2_500_000.0));
    }

    private static TruthLog run(Python python, TruthMix mix) {
        try (TruthTarget target = TruthTarget.start(python, mix)) {
            LockSupport.parkNanos(RUN_NANOS);
            return target.finish();
        }
    }
}
