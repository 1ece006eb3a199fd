package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is said where Java or the system has no room left. */
class OutOfMemoryTest {
    private final StringWriter said = new StringWriter();

    @Test
    void aHeapThatIsTooSmallCanBeMadeLarger() {
        assertThat(statusOf("Java heap space")).isEqualTo(ExitCode.BUG);
        assertThat(said.toString()).contains("not enough memory", "-Xmx512m");
    }

    @Test
    void aLimitOnThreadsIsNoLackOfMemory() {
        assertThat(statusOf("unable to create native thread: possibly out of memory"))
                .isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(said.toString()).contains("no more threads", "ulimit -u").doesNotContain("-Xmx");
    }

    @Test
    void anErrorMaySayNothing() {
        assertThat(statusOf(null)).isEqualTo(ExitCode.BUG);
    }

    private int statusOf(String message) {
        return Failures.outOfMemory(new OutOfMemoryError(message), new PrintWriter(said));
    }
}
