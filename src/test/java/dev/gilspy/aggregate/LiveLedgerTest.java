package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.aggregate.Scene.START;
import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LiveLedgerTest {
    private static final long SECOND = 1_000 * MILLI;

    private long now = START;
    private final LiveLedger live = new LiveLedger(() -> now, SECOND);
    private final List<Summary> windows = new ArrayList<>();

    /** Lets so many seconds pass, and takes every window as it becomes complete. */
    private void pass(double seconds) {
        long until = now + Math.round(seconds * SECOND);
        while (now < until) {
            now = Math.min(until, now + SECOND / 20);
            while (live.advance()) {
                windows.add(live.last());
            }
        }
    }

    private List<ProcessSummary> processes() {
        return windows.stream().flatMap(window -> window.processes().stream()).toList();
    }

    /** All time of threads by state, of stacks and of blame, and all looks. */
    private static Map<Object, Long> sums(List<ProcessSummary> processes) {
        Map<Object, Long> sums = new HashMap<>();
        for (ProcessSummary process : processes) {
            for (ThreadSummary thread : process.threads()) {
                thread.stateNanos()
                        .forEach(
                                (state, nanos) ->
                                        add(sums, List.of(thread.thread(), state), nanos));
                add(sums, List.of(thread.thread(), "samples"), thread.samples());
            }
            for (StackSummary stack : process.stacks()) {
                add(sums, List.of(stack.thread(), stack.state(), stack.frames()), stack.nanos());
            }
            for (Blame blame : process.blame()) {
                add(sums, List.of(blame.waiter(), blame.holder(), "blame"), blame.nanos());
            }
        }
        return sums;
    }

    private static void add(Map<Object, Long> sums, Object key, long value) {
        if (value != 0) {
            sums.merge(key, value, Long::sum);
        }
    }

    static ThreadSummary thread(Summary summary, String name) {
        return summary.processes().get(0).threads().stream()
                .filter(thread -> thread.thread().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 60)
    void windowsAddUpToTheTotalAndEachCoversItsThreadsWhole(
            @ForAll @Size(min = 10, max = 200)
                    List<@IntRange(min = 1, max = 900_000) Integer> micros) {
        LiveLedgerTest test = new LiveLedgerTest();
        test.live.refresh(200 * MILLI);
        Observer observer = test.live.open();
        Scene scene = new Scene(observer).begin();
        int[] threads = {scene.thread("a"), scene.thread("b"), scene.thread("c")};
        int work = scene.stack("main app.py:1", "work app.py:2");
        double[] millisUntil = new double[threads.length];
        for (int i = 0; i < micros.size(); i++) {
            int thread = threads[i % threads.length];
            double millis = micros.get(i) / 1000.0;
            millisUntil[thread] += millis;
            ThreadState state = ThreadState.values()[micros.get(i) % ThreadState.values().length];
            if (state == WAITING) {
                scene.waits(thread, millis, work, threads[(i + 1) % threads.length], work);
            } else if (state == BLOCKED) {
                scene.blocked(thread, BlockedKind.IO, millis, 0);
            } else {
                scene.is(thread, state, millis, work);
            }
        }
        double end = Math.max(millisUntil[0], Math.max(millisUntil[1], millisUntil[2]));
        scene.end(Ending.Reason.EXIT, end, "");
        test.pass(end / 1000 + 3);

        assertThat(test.live.finish()).as("all is closed").isFalse();
        assertThat(sums(test.processes())).isEqualTo(sums(test.live.total().processes()));
        for (ProcessSummary window : test.processes()) {
            long from = window.window().run().startNanos();
            for (ThreadSummary thread : window.threads()) {
                double until = START + millisUntil[thread.thread().id()] * MILLI;
                assertThat((double) thread.observedNanos())
                        .isCloseTo(
                                Math.min(until, from + 200 * MILLI) - from,
                                within((double) micros.size()));
            }
        }
    }

    @Test
    void aHoldThatGoesOnShowsItsWholeLengthInEachWindow() {
        Scene scene = new Scene(live.open()).exact().begin();
        int holder = scene.thread("holder");
        int waiter = scene.thread("waiter");
        scene.is(holder, RUNNING, 700, 0).waits(waiter, 700, 0, holder, 0);
        for (int piece = 0; piece < 9; piece++) {
            scene.stays(holder, RUNNING, 1000, 0).waitsOn(waiter, 1000, 0, holder, 0);
        }
        scene.blocked(holder, BlockedKind.IO, 300, 0).is(waiter, RUNNING, 300, 0);
        pass(12);

        assertThat(windows).hasSize(10);
        for (int i = 0; i < 9; i++) {
            ThreadSummary held = thread(windows.get(i), "holder");
            assertThat(held.heldShare()).isEqualTo(1);
            assertThat(held.holds().count()).isEqualTo(1);
            assertThat(held.holds().maxNanos()).isEqualTo((i + 1) * SECOND);
            assertThat(thread(windows.get(i), "waiter").waits().maxNanos())
                    .isEqualTo((i + 1) * SECOND);
        }
        Summary ends = windows.get(9);
        assertThat(thread(ends, "holder").heldShare()).isEqualTo(0.7);
        assertThat(thread(ends, "holder").holds().maxNanos()).isEqualTo(9_700 * MILLI);
        assertThat(thread(ends, "waiter").waits().count()).isEqualTo(1);
        assertThat(thread(live.total(), "holder").holds().count()).isEqualTo(1);
    }

    @Test
    void whatIsCountedFromTheBeginningIsToldWindowByWindow() {
        Observer observer = live.open();
        Scene scene = new Scene(observer).begin();
        int thread = scene.thread("a");
        for (int second = 1; second <= 5; second++) {
            pass(1);
            scene.is(thread, RUNNING, 1000, 0);
            scene.account(thread, 1000 * second, 800 * second, 100 * second);
            scene.tally(1000 * second, 0, 200L * second, 190L * second);
            scene.quality(1000L * second, 10);
            observer.usage(new ProcessUsage(now, (7 + second) * SECOND / 2, 10, 20, 30));
        }
        pass(3);

        Summary third = windows.get(2);
        assertThat(third.quality().samples()).isEqualTo(1000);
        assertThat(third.coverage()).isEqualTo(0.95, within(1e-9));
        assertThat(thread(third, "a").account().cpuNanos()).isEqualTo(800 * MILLI);
        LivePoint point = LivePoint.of(third);
        assertThat(point.utilisation()).isEqualTo(1, within(1e-9));
        assertThat(point.switchesPerSecond()).isEqualTo(200, within(1e-6));
        assertThat(point.cpusUsed()).isEqualTo(0.5, within(1e-9));
        assertThat(point.ownCpus()).isZero();
        assertThat(third.processes().get(0).window().last().uniqueBytes()).isEqualTo(30);
        assertThat(live.history()).hasSize(5).element(2).isEqualTo(point);
    }

    @Test
    void afterAResetTheTotalBeginsAnew() {
        Scene scene = new Scene(live.open()).begin();
        int thread = scene.thread("a");
        pass(1);
        scene.is(thread, RUNNING, 1000, 0).account(thread, 1000, 900, 0).tally(1000, 0, 500, 500);
        pass(1);
        live.reset();
        scene.blocked(thread, BlockedKind.IO, 2000, 0);
        pass(1);
        scene.account(thread, 3000, 900, 0).tally(3000, 0, 500, 500);

        Summary total = live.total();
        assertThat(total.observedNanos()).isEqualTo(SECOND);
        assertThat(thread(total, "a").share(BLOCKED)).isEqualTo(1);
        assertThat(thread(total, "a").account().observedNanos()).isEqualTo(SECOND);
        assertThat(thread(total, "a").account().cpuNanos()).isZero();
        assertThat(live.history()).as("the past stays").isNotEmpty();
    }

    @Test
    void anotherRefreshBeginsAtOnceAndLeavesNoGap() {
        Scene scene = new Scene(live.open()).begin();
        int thread = scene.thread("a");
        pass(0.3);
        live.refresh(250 * MILLI);
        scene.is(thread, RUNNING, 1000, 0);
        pass(2.7);

        assertThat(windows.stream().map(Summary::observedNanos).toList())
                .containsExactly(300 * MILLI, 250 * MILLI, 250 * MILLI, 250 * MILLI);
        assertThat(sums(processes())).isEqualTo(sums(live.total().processes()));
    }

    @Test
    void processesComeAndGo() {
        Observer first = live.open();
        Scene one = new Scene(first).begin();
        one.is(one.thread("a"), RUNNING, 1500, 0).end(Ending.Reason.EXIT, 1500, "");
        Scene other = new Scene(live.open()).begin();
        other.is(other.thread("b"), RUNNING, 2500, 0);
        pass(5);

        assertThat(windows).extracting(window -> window.processes().size()).startsWith(2, 2, 1);
        assertThat(LivePoint.of(windows.get(0)).utilisation()).isEqualTo(2);
        assertThat(LivePoint.of(windows.get(2)).gils()).isEqualTo(1);
        assertThat(live.total().processes()).hasSize(2);
        assertThat(windows.get(1).alone(0).ending().reason()).isEqualTo(Ending.Reason.EXIT);
    }

    @Test
    void theLastWindowIsClosedWhenAllHaveEnded() {
        Scene scene = new Scene(live.open()).begin();
        scene.is(scene.thread("a"), RUNNING, 1200, 0).end(Ending.Reason.EXIT, 1200, "gone");
        pass(1.2);

        assertThat(live.finish()).isTrue();
        assertThat(live.last().observedNanos()).isEqualTo(SECOND);
        assertThat(live.finish()).isTrue();
        assertThat(live.last().observedNanos()).isEqualTo(200 * MILLI);
        assertThat(live.last().ending().detail()).isEqualTo("gone");
        assertThat(live.history()).hasSize(2);
        assertThat(live.finish()).isFalse();
    }
}
