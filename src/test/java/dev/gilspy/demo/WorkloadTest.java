package dev.gilspy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.analysis.VerdictCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    /** Verdicts that need no workload, and why. */
    private static final Map<VerdictCode, String> UNPROVOKED =
            Map.of(VerdictCode.MIXED, "it is what none of the rules is sure of");

    @Test
    void labelsAreWhatTheUserTypes() {
        assertThat(Workload.values()).extracting(Workload::label).startsWith("threads");
        assertThat(Workload.SLEEP_WITH_GIL.label()).isEqualTo("sleep-with-gil");
    }

    @Test
    void everyVerdictIsProvokedByAWorkload() {
        Set<VerdictCode> provoked = EnumSet.noneOf(VerdictCode.class);
        for (Workload workload : Workload.values()) {
            provoked.addAll(workload.expected().codes());
        }
        assertThat(provoked).doesNotContainAnyElementsOf(UNPROVOKED.keySet());
        provoked.addAll(UNPROVOKED.keySet());
        assertThat(provoked).containsExactlyInAnyOrderElementsOf(VerdictCode.ofOneProcess());
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
