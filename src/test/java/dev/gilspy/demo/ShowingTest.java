package dev.gilspy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Palette;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowingTest {
    private static final ShowingsText TEXT = new ShowingsText(new Palette(false));

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).cpus(4);

    @Test
    void aRowSaysWhatWasExpectedWhatWasFoundAndWhy() {
        Showing threads = shown(Workload.THREADS, scene.begin());
        Showing single = Showing.of(Workload.SINGLE, ledger.summary());

        assertThat(TEXT.heading())
                .isEqualTo(
                        "WORKLOAD        EXPECTED               FOUND                     held %"
                                + "  waiting  starved  ceiling  sure %");
        assertThat(TEXT.row(threads))
                .isEqualTo(
                        "threads         gil-bound              gil-bound              ✓    99.0"
                                + "      1.0      0.0      2.0       –");
        assertThat(TEXT.row(single))
                .startsWith("single          single-threaded-cpu    gil-bound              ✗ ");
    }

    @Test
    void theEndingCountsAndSaysWhatWasNotShown() {
        Showing threads = shown(Workload.THREADS, scene.begin());
        Showing single = Showing.of(Workload.SINGLE, ledger.summary());
        var absent = new NotShownException(Workload.THROTTLED, "no group can be made");

        assertThat(TEXT.row(absent))
                .isEqualTo(
                        "throttled       cpu-starved            not shown here         –       –"
                                + "        –        –        –       –");
        assertThat(TEXT.ending(List.of(threads, single), List.of(absent)))
                .containsExactly(
                        "1 of 2 verdicts are not the expected ones.",
                        "Not shown here: throttled (no group can be made).");
        assertThat(TEXT.ending(List.of(threads), List.of()))
                .containsExactly("All 1 verdicts are the expected ones.");
    }

    @Test
    void withoutAGilThreadsScale() {
        assertThat(shown(Workload.THREADS, scene.freeThreaded().begin()).expected())
                .isEqualTo(VerdictCode.FREE_THREADED_SCALING);
    }

    @Test
    void aGilThatCameBackIsInTheWay() {
        assertThat(shown(Workload.THREADS, scene.freeThreaded().begin().gilOn()).expected())
                .isEqualTo(VerdictCode.FREE_THREADED_GIL_ON);
    }

    @Test
    void whatHarmsNobodyWithoutAGilIsNotShown() {
        Scene freeThreaded = scene.freeThreaded().begin();
        assertThatThrownBy(() -> shown(Workload.SLEEP_WITH_GIL, freeThreaded))
                .hasMessage(
                        "the demo sleep-with-gil cannot be shown here: without a GIL it harms"
                                + " nobody (CPython 3.14.0, GIL off)");
    }

    /** Two threads that take turns for a second. */
    private Showing shown(Workload workload, Scene begun) {
        int stack = begun.stack("work /srv/app.py:3");
        int first = begun.thread("first");
        int second = begun.thread("second");
        begun.is(first, ThreadState.RUNNING, 490, stack);
        begun.is(first, ThreadState.WAITING, 510, stack);
        begun.is(second, ThreadState.WAITING, 500, stack);
        begun.is(second, ThreadState.RUNNING, 500, stack);
        begun.tally(1000, 0, 0, 0).end(1000);
        return Showing.of(workload, ledger.summary());
    }
}
