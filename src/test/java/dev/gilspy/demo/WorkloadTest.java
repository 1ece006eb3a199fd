package dev.gilspy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    @Test
    void labelsAreWhatTheUserTypes() {
        assertThat(Arrays.stream(Workload.values()).map(Workload::label))
                .containsExactly(
                        "threads",
                        "processes",
                        "io",
                        "hashlib",
                        "lock",
                        "sleep-with-gil",
                        "single");
    }

    @ParameterizedTest
    @EnumSource
    void saysInOneSentenceWhatItShows(Workload workload) {
        assertThat(workload.sentence()).matches("[A-Z][^.]{20,77}\\.");
    }

    @Test
    void python3IsTriedFirstThenTheNewest() {
        assertThat(Pythons.onPath(List.of("3.8", "3.12", "3.13")).executables())
                .containsExactly("python3", "python3.13", "python3.12", "python3.8");
    }
}
