package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Comparability.Obstacle;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.model.ThreadState;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
    private static final Summary USUAL = recorded(scene -> scene);

    @Test
    void whatWasMadeInTheSameWayIsComparable() {
        assertThat(Comparability.obstacles(USUAL, recorded(scene -> scene))).isEmpty();
        assertThat(Comparability.warnings(USUAL, USUAL)).isEmpty();
        assertThat(Comparability.observed(USUAL)).isTrue();
    }

    @Test
    void eachDifferenceIsNamedWithBothValues() {
        assertThat(against(Scene::exact))
                .containsExactly(new Obstacle("source", "sampled", "exact (kernel)"));
        assertThat(against(scene -> scene.pause(Run.Pause.HOLDER)))
                .containsExactly(new Obstacle("pause", "never", "holder"));
        assertThat(against(scene -> scene.cpus(2)))
                .containsExactly(new Obstacle("usable CPUs", "4.0", "2.0"));
        assertThat(against(Scene::freeThreaded))
                .containsExactly(
                        new Obstacle("interpreter", "CPython 3.12", "CPython 3.14 free-threaded"),
                        new Obstacle("GIL", "on", "off"));
        assertThat(against(Scene::pypy))
                .containsExactly(new Obstacle("interpreter", "CPython 3.12", "PyPy 8.0"));
    }

    @Test
    void aRateThatWasLoweredCountsAsItWas() {
        assertThat(against(scene -> scene.lowered(0.01, 400)))
                .containsExactly(new Obstacle("rate", "1000 Hz", "400 Hz"));
        assertThat(against(scene -> scene.lowered(0.01, 600))).isEmpty();
    }

    @Test
    void whatWasCutOffIsNotComparable() {
        Summary cut =
                recordedUntil(
                        scene -> scene, scene -> scene.end(Ending.Reason.SIGNAL, 1000, "Cut off."));
        Summary interrupted =
                recordedUntil(scene -> scene, scene -> scene.end(Ending.Reason.SIGNAL, 1000, ""));

        assertThat(Comparability.obstacles(USUAL, cut))
                .containsExactly(new Obstacle("end", "complete", "cut off"));
        assertThat(Comparability.obstacles(cut, cut)).hasSize(1);
        assertThat(Comparability.obstacles(USUAL, interrupted)).isEmpty();
    }

    @Test
    void whatLooksSwappedOrOfAnotherVersionIsWarnedOf() {
        Summary later = with(USUAL, "0.1.0", Duration.ofMinutes(1));
        Summary newer = with(USUAL, "0.2.0", Duration.ZERO);

        assertThat(Comparability.warnings(USUAL, later)).isEmpty();
        assertThat(Comparability.warnings(later, USUAL))
                .singleElement()
                .asString()
                .contains("2026-01-01T10:00:00Z, 2026-01-01T10:01:00Z", "swapped?");
        assertThat(Comparability.warnings(USUAL, newer))
                .containsExactly("Recorded by gilspy 0.1.0 and by gilspy 0.2.0.");
        assertThat(Comparability.obstacles(USUAL, newer)).isEmpty();
    }

    @Test
    void ofNothingThereIsNothingToCompare() {
        assertThat(Comparability.observed(new Ledger().summary())).isFalse();
    }

    private static List<Obstacle> against(UnaryOperator<Scene> other) {
        return Comparability.obstacles(USUAL, recorded(other));
    }

    private static Summary recorded(UnaryOperator<Scene> made) {
        return recordedUntil(made, scene -> scene.end(1000));
    }

    private static Summary recordedUntil(UnaryOperator<Scene> made, UnaryOperator<Scene> ended) {
        Ledger ledger = new Ledger();
        Scene scene = made.apply(new Scene(ledger)).begin();
        int thread = scene.thread("MainThread");
        scene.is(thread, ThreadState.RUNNING, 1000, 0).quality(1000, 50_000);
        ended.apply(scene);
        return ledger.summary();
    }

    private static Summary with(Summary summary, String version, Duration later) {
        Run run = summary.run();
        Run other =
                new Run(
                        version,
                        run.start().plus(later),
                        run.startNanos(),
                        run.durationNanos(),
                        run.rateHz(),
                        run.maxCpu(),
                        run.source(),
                        run.pause(),
                        run.cpusUsable(),
                        run.kernel());
        return new Summary(
                other,
                summary.ending(),
                summary.quality(),
                summary.observedNanos(),
                summary.processes());
    }
}
