package dev.gilspy.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCallsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 3, IO, read",
        "45, 3, IO, recvfrom",
        "257, 0, IO, openat",
        "7, 140000, POLL, poll",
        "232, 4, POLL, epoll_wait",
        "202, 140000, LOCK, futex",
        "72, 5, LOCK, fcntl",
        "73, 5, LOCK, flock",
        "230, 1, SLEEP, clock_nanosleep",
        "35, 0, SLEEP, nanosleep",
        "61, -1, CHILD, wait4",
        "247, 0, CHILD, waitid",
        "16, 3, OTHER, ioctl",
        "511, 0, OTHER, syscall 511",
        "512, 0, OTHER, syscall 512",
        "-1, 0, OTHER, ''"
    })
    void everyCallHasItsKindAndName(long number, long first, BlockedKind kind, String name) {
        assertThat(SystemCalls.kindOf(number, first)).isEqualTo(kind);
        assertThat(SystemCalls.nameOf(number)).isEqualTo(name);
    }

    /** As time.sleep() does up to CPython 3.10. */
    @ParameterizedTest
    @ValueSource(longs = {23, 270})
    void selectOnNoDescriptorIsSleep(long number) {
        assertThat(SystemCalls.kindOf(number, 0)).isEqualTo(BlockedKind.SLEEP);
        assertThat(SystemCalls.kindOf(number, 4)).isEqualTo(BlockedKind.POLL);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -2, 1L << 32, Long.MAX_VALUE})
    void numbersThatNoCallHasAreOther(long number) {
        assertThat(SystemCalls.kindOf(number, 0)).isEqualTo(BlockedKind.OTHER);
        assertThat(SystemCalls.nameOf(number)).isEqualTo("syscall " + number);
    }
}
