package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.source.StopSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRunTest {
    private static final long REFRESH_NANOS = 200_000_000;

    @Test
    void observingThatRanOutOfMemoryEndsTheScreen() {
        LiveRun run =
                new LiveRun(
                        (observers, stop, begins) -> {
                            throw new OutOfMemoryError("for this test");
                        },
                        new StopSignal(),
                        REFRESH_NANOS,
                        null,
                        List::of);

        assertThat(run.start()).isFalse();
        assertThatThrownBy(run::next).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(run::end).isInstanceOf(OutOfMemoryError.class);
    }
}
