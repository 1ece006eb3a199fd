package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The questions that live tests ask, on a recording written by hand. */
class ReportQueryTest {
    private static final Frame MAIN = new Frame("main", "app.py", 1);
    private static final Frame SPIN = new Frame("spin", "app.py", 9);

    private final ReportQuery report =
            new ReportQuery(
                    new Summary(
                            null,
                            null,
                            null,
                            100,
                            List.of(
                                    new ProcessSummary(
                                            null,
                                            List.of(),
                                            List.of(
                                                    thread(0, "cpu", ThreadState.RUNNING, 80),
                                                    thread(1, "io", ThreadState.WAITING, 30)),
                                            List.of(
                                                    new Blame(1, 0, 0, List.of(SPIN), 24),
                                                    new Blame(
                                                            1, 0, ThreadInfo.NOBODY, List.of(), 6)),
                                            List.of(
                                                    stack(0, 20, List.of(MAIN)),
                                                    stack(0, 80, List.of(MAIN, SPIN))),
                                            List.of(),
                                            0))));

    @Test
    void sharesOfAThreadAreFoundByItsName() {
        assertThat(report.heldShare("cpu")).isCloseTo(0.8, within(1e-9));
        assertThat(report.waitingShare("io")).isCloseTo(0.3, within(1e-9));
        assertThat(report.outsideShare("io")).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void whatAThreadIsBlockedInIsWhatItWasBlockedInLongest() {
        assertThat(report.blockedKind("io")).isEqualTo(BlockedKind.POLL);
        assertThat(report.blockedShare("io", BlockedKind.POLL)).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void theStackOfAThreadIsTheOneItWasSeenWithLongest() {
        assertThat(report.stackOf("cpu")).containsExactly(MAIN, SPIN);
        assertThat(report.stacksOf("cpu")).hasSize(2);
    }

    @Test
    void waitersAreNamed() {
        assertThat(report.waitersBehind("cpu")).containsExactly("io");
        assertThat(report.waitersBehind("io")).isEmpty();
        assertThat(report.shareOfWaitBehind("io", "cpu")).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void aThreadThatIsNotThereFailsAndNamesThoseThatAre() {
        assertThatThrownBy(() -> report.heldShare("nobody"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[cpu, io]");
    }

    /** One that is observed for 100 ns, some of it in a state and the rest blocked in poll. */
    private static ThreadSummary thread(int id, String name, ThreadState state, long nanos) {
        Map<ThreadState, Long> states = new EnumMap<>(ThreadState.class);
        for (ThreadState any : ThreadState.values()) {
            states.put(any, 0L);
        }
        states.put(state, nanos);
        states.put(ThreadState.BLOCKED, 100 - nanos);
        return new ThreadSummary(
                new ThreadInfo(id, 100 + id, name, 0),
                100,
                100,
                states,
                Map.of(BlockedKind.POLL, 100 - nanos, BlockedKind.LOCK, 0L),
                Quantiles.NONE,
                Quantiles.NONE,
                new ThreadAccount(id, 100, 0, 0),
                null);
    }

    private static StackSummary stack(int thread, long nanos, List<Frame> frames) {
        return new StackSummary(thread, 0, ThreadState.RUNNING, nanos, nanos, frames);
    }
}
