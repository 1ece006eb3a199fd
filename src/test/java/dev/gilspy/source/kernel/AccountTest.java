package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.ThreadAccount;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final String THIS_THREAD = "/proc/thread-self";

    @Test
    void aThreadThatIsFoundAfterTheEndHasNotBeenObserved() {
        try (Account account = Account.open(1, THIS_THREAD, 2_000)) {
            ThreadAccount atTheEnd = account.read(1_500, 0);

            assertThat(atTheEnd.observedNanos()).isZero();
            assertThat(atTheEnd.cpuNanos()).isNotNegative();
            assertThat(account.read(3_000, 0).observedNanos()).isEqualTo(1_000);
        }
    }
}
