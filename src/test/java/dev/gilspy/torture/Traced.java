package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Python;
import dev.gilspy.target.LiveProcess;
import java.util.Set;

/** A target that somebody else traces already: it has no second tracer, and keeps its first. */
record Traced(String title) implements Fault {

    /** {@code --pause} cannot be had then. */
    @Override
    public Set<Integer> statuses() {
        return Set.of(ExitCode.OK, ExitCode.NOT_PERMITTED);
    }

    @Override
    public Subject begin(Python python) {
        Victim victim = Victim.start(python);
        String pid = String.valueOf(victim.pid());
        LiveProcess tracer =
                LiveProcess.start("python3", "-B", "test-fixtures/python/traces.py", pid);
        assertThat(tracer.line()).isEqualTo("traced");
        return new VictimSubject(victim) {
            @Override
            public void assertUnharmed() {
                TaskStates states = TaskStates.of(victim.pid());
                assertThat(states.tracers()).containsOnly(String.valueOf(tracer.pid()));
                assertThat(states.states()).doesNotContain("t", "T");
                tracer.close();
                victim.assertUnharmed();
            }

            @Override
            public void close() {
                tracer.close();
                victim.close();
            }
        };
    }
}
