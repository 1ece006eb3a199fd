package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadInfo;
import org.junit.jupiter.api.Test;

class PauseCountsTest {
    private final PauseCounts counts = new PauseCounts();

    @Test
    void aPauseLastsFromTheMiddleBeforeItsFirstSampleToTheMiddleBehindItsLast() {
        sample(100, ThreadInfo.NOBODY);
        sample(200, 7);
        sample(300, 7);
        sample(500, ThreadInfo.NOBODY);
        sample(600, ThreadInfo.NOBODY);
        assertThat(counts.accounts()).containsExactly(new PauseAccount(7, 1, 250));
    }

    @Test
    void pausesAreChargedToWhoeverAsked() {
        sample(100, 1);
        sample(200, 2);
        sample(300, ThreadInfo.UNKNOWN);
        sample(400, ThreadInfo.NOBODY);
        sample(500, 2);
        assertThat(counts.accounts())
                .containsExactlyInAnyOrder(
                        new PauseAccount(1, 1, 50),
                        new PauseAccount(2, 2, 150),
                        new PauseAccount(ThreadInfo.UNKNOWN, 1, 100));
    }

    @Test
    void threadsThatComeWhenThereIsNoMoreRoomShareOneAccount() {
        int more = 10;
        for (int i = 1; i <= PauseCounts.MOST_THREADS + more; i++) {
            sample(100 * i, i);
        }
        assertThat(counts.accounts())
                .hasSize(PauseCounts.MOST_THREADS + 1)
                .contains(new PauseAccount(ThreadInfo.UNKNOWN, 1, 100 * more - 50));
        assertThat(counts.accounts().stream().mapToLong(PauseAccount::pausedNanos).sum())
                .isEqualTo(100L * (PauseCounts.MOST_THREADS + more - 1));
    }

    @Test
    void withoutPausesThereIsNoAccount() {
        sample(100, ThreadInfo.NOBODY);
        sample(200, ThreadInfo.NOBODY);
        assertThat(counts.accounts()).isEmpty();
    }

    private void sample(long atNanos, int requester) {
        counts.sample(requester, atNanos);
    }
}
