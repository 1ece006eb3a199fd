package dev.gilspy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Ending;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void firstRequestCounts() {
        StopSignal stop = new StopSignal();
        assertThat(stop.requested()).isFalse();

        stop.request(Ending.Reason.SIGNAL);
        stop.request(Ending.Reason.EXIT);

        assertThat(stop.requested()).isTrue();
        assertThat(stop.reason()).contains(Ending.Reason.SIGNAL);
    }
}
