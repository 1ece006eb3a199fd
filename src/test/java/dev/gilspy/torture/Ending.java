package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import java.util.Set;

/**
 * A target that ends in the midst of it, in its own way.
 *
 * @param how what {@code misbehaves.py} is told
 * @param status that a shell has of such an end
 */
record Ending(String title, String how, int status) implements Fault {

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
            }

            @Override
            public void assertUnharmed() {
                assertThat(victim.process().awaitEnd()).isEqualTo(status);
            }
        };
    }
}
