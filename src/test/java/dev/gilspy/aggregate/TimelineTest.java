package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Ledger ledger = Ledger.withTimeline();
    private final Scene scene = new Scene(ledger);

    private Timeline timeline() {
        return ledger.summary().processes().get(0).timeline();
    }

    private static Map<ThreadState, Long> nanosByState(List<Moment> moments) {
        return moments.stream()
                .collect(
                        Collectors.groupingBy(
                                Moment::state, Collectors.summingLong(Moment::nanos)));
    }

    private static void assertStatesAddUpToTheAccount(Summary summary) {
        Summary.ProcessSummary process = summary.processes().get(0);
        Map<Integer, List<Moment>> moments =
                process.timeline().moments().stream()
                        .collect(Collectors.groupingBy(Moment::thread));
        for (ThreadSummary thread : process.threads()) {
            Map<ThreadState, Long> found = nanosByState(moments.get(thread.thread().id()));
            thread.stateNanos()
                    .forEach(
                            (state, nanos) ->
                                    assertThat(found.getOrDefault(state, 0L))
                                            .as("%s %s", thread.thread().name(), state)
                                            .isEqualTo(nanos));
        }
    }

    @Test
    void isKeptOnlyWhereItIsAskedFor() {
        assertThat(Scenes.threeWorkers().processes().get(0).timeline()).isEqualTo(Timeline.NONE);
    }

    @Test
    void everyMomentIsThereInTheOrderOfTime() {
        Scenes.threeWorkers(ledger);
        assertStatesAddUpToTheAccount(ledger.summary());
        Timeline timeline = timeline();
        assertThat(timeline.moments()).isSortedAccordingTo(byTime());
        assertThat(timeline.moments().get(0).fromNanos()).isZero();
        assertThat(timeline.momentNanos()).isZero();
        assertThat(timeline.stretchNanos()).isZero();
    }

    private static Comparator<Moment> byTime() {
        return Comparator.comparingLong(Moment::fromNanos).thenComparing(Moment::thread);
    }

    @Test
    void theHoldsAndWaitsAreThoseOfTheAccount() {
        Scenes.threeWorkers(ledger);
        for (ThreadSummary thread : ledger.summary().processes().get(0).threads()) {
            int id = thread.thread().id();
            assertThat(of(id, Stretch.Kind.HOLD)).hasSize((int) thread.holds().count());
            assertThat(of(id, Stretch.Kind.WAIT)).hasSize((int) thread.waits().count());
            assertThat(of(id, Stretch.Kind.WAIT).stream().mapToLong(Stretch::nanos).sum())
                    .isEqualTo(thread.stateNanos().get(ThreadState.WAITING));
        }
    }

    private List<Stretch> of(int thread, Stretch.Kind kind) {
        return timeline().stretches().stream()
                .filter(stretch -> stretch.thread() == thread && stretch.kind() == kind)
                .toList();
    }

    @Test
    void aSleepIsAPartOfItsHold() {
        scene.begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 2, 0).stays(thread, ThreadState.HELD_BLOCKED, 3, 0);
        scene.stays(thread, ThreadState.HELD_BLOCKED, 4, 0);
        scene.stays(thread, ThreadState.RUNNING, 1, 0).blocked(thread, BlockedKind.IO, 5, 0);
        assertThat(timeline().stretches())
                .containsExactly(
                        new Stretch(thread, Stretch.Kind.HOLD, 0, 10 * MILLI),
                        new Stretch(thread, Stretch.Kind.HELD_BLOCKED, 2 * MILLI, 9 * MILLI));
    }

    @Test
    void whatHasNotEndedIsThereAsFarAsItIsKnown() {
        scene.begin();
        int thread = scene.thread("a");
        scene.waits(thread, 7, 0, ThreadInfo.UNKNOWN, 0);
        assertThat(timeline().stretches())
                .containsExactly(new Stretch(thread, Stretch.Kind.WAIT, 0, 7 * MILLI));
    }

    @Test
    void aLongRecordingIsThinnedOutAndItsStatesStayExact() {
        scene.begin();
        int thread = scene.thread("a");
        int often = scene.stack("often /srv/a.py:1");
        int seldom = scene.stack("seldom /srv/a.py:2");
        for (int i = 0; i < 150_000; i++) {
            scene.is(thread, ThreadState.RUNNING, i == 77_777 ? 9 : 1, i % 4 == 0 ? seldom : often);
            scene.blocked(thread, BlockedKind.SLEEP, 0.1, seldom);
        }
        Timeline timeline = timeline();
        assertThat(timeline.moments()).hasSizeLessThanOrEqualTo(MomentLog.MOST);
        assertThat(timeline.moments()).hasSizeGreaterThan(MomentLog.MOST / 8);
        assertThat(timeline.stretches()).hasSizeLessThanOrEqualTo(StretchLog.MOST);
        assertThat(timeline.momentNanos()).isPositive();
        assertThat(timeline.stretchNanos()).isPositive();
        assertStatesAddUpToTheAccount(ledger.summary());
        assertThat(shareOf("often", timeline)).isCloseTo(0.75, within(0.03));
        assertThat(of(thread, Stretch.Kind.HOLD).stream().mapToLong(Stretch::nanos).max())
                .hasValue(9 * MILLI);
    }

    private static double shareOf(String function, Timeline timeline) {
        List<Moment> running =
                timeline.moments().stream()
                        .filter(moment -> moment.state() == ThreadState.RUNNING)
                        .toList();
        double all = running.stream().mapToLong(Moment::nanos).sum();
        return running.stream()
                        .filter(moment -> moment.frames().get(0).function().equals(function))
                        .mapToLong(Moment::nanos)
                        .sum()
                / all;
    }

    @Test
    void endedThreadsShareTheirLine() {
        scene.begin();
        for (int i = 0; i < Threads.MAX_THREADS + 1500; i++) {
            runs(i, Scene.START + 10L * i * MILLI);
        }
        assertThat(ledger.summary().processes().get(0).foldedThreads()).isPositive();
        assertStatesAddUpToTheAccount(ledger.summary());
    }

    private void runs(int thread, long at) {
        ThreadState state = ThreadState.RUNNING;
        BlockedKind kind = BlockedKind.NONE;
        long end = at + MILLI;
        ledger.thread(new ThreadInfo(thread, 100 + thread, "short", 0));
        ledger.span(new Span(thread, state, kind, at, end, 0, false));
        ledger.observe(
                new StackObservation(thread, state, kind, end, 1, MILLI, 0, ThreadInfo.NOBODY, 0));
    }

    @Test
    void aSelectionHasItsThreadsOnly() {
        Scenes.threeWorkers(ledger);
        Summary shown = Selection.of(ledger.summary(), Pattern.compile("logger"));
        Timeline timeline = shown.processes().get(0).timeline();
        int logger = shown.processes().get(0).threads().get(0).thread().id();
        assertThat(timeline.moments()).isNotEmpty().allMatch(one -> one.thread() == logger);
        assertThat(timeline.stretches()).isNotEmpty().allMatch(one -> one.thread() == logger);
    }
}
