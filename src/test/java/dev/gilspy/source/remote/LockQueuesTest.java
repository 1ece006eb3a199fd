package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.LockAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockQueuesTest {
    private final LockQueues queues = new LockQueues();

    @Test
    void staysAddUpByLockAndThread() {
        queues.add(0x1000, 1, 5);
        queues.add(0x1000, 2, 7);
        queues.add(0x2000, 1, 11);
        queues.add(0x1000, 1, 13);
        assertThat(announced())
                .containsExactlyInAnyOrder(
                        new LockAccount(0x1000, "", 1, 18),
                        new LockAccount(0x1000, "", 2, 7),
                        new LockAccount(0x2000, "", 1, 11));
    }

    @Test
    void onlyWhatHasChangedIsAnnouncedAgainAndWhole() {
        queues.add(0x1000, 1, 5);
        queues.add(0x1000, 2, 5);
        announced();
        assertThat(announced()).isEmpty();
        queues.add(0x1000, 2, 3);
        queues.add(0x1000, 1, 0);
        assertThat(announced()).containsExactly(new LockAccount(0x1000, "", 2, 8));
    }

    @Test
    void aTargetThatMakesEverMoreLocksFillsNoMemory() {
        for (long lock = 1; lock <= 1_000_000; lock++) {
            queues.add(lock * 16, 1, 1);
        }
        List<LockAccount> first = announced();
        assertThat(first).hasSizeBetween(1_000, 10_000);
        queues.add(first.get(0).lock(), 1, 41);
        assertThat(announced()).extracting(LockAccount::queuedNanos).containsExactly(42L);
    }

    private List<LockAccount> announced() {
        List<LockAccount> accounts = new ArrayList<>();
        queues.announce(accounts::add);
        return accounts;
    }
}
