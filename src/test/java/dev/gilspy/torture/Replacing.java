package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import java.util.Set;

/**
 * A target that becomes another program in the midst of it, which lives on.
 *
 * @param how what {@code misbehaves.py} is told
 */
record Replacing(String title, String how) implements Fault {

    @Override
    public Set<Integer> statuses() {
        return MAY_BE_GONE;
    }

    @Override
    public Subject begin(Python python) {
        return new VictimSubject(Victim.start(python)) {
            @Override
            public void meanwhile() {
                victim.process().say(how);
                victim.process().awaitReady();
            }

            @Override
            public void assertUnharmed() {
                TaskStates.of(victim.pid()).assertRunFree();
                assertThat(victim.process().alive()).isTrue();
            }
        };
    }
}
