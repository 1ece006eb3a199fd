package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import java.nio.file.Path;
import java.util.Set;

/** A target that the kernel kills in the midst of it, since its group has no memory left. */
record Devouring(String title) implements Fault {
    private static final long GROUP_BYTES = 64L << 20;

    /** What a shell has of a command that was killed: 128 and the signal. */
    private static final int KILLED = 137;

    @Override
    public Set<Integer> statuses() {
        return MAY_BE_GONE;
    }

    @Override
    public Subject begin(Python python) {
        Path group = ControlGroups.withMemory(GROUP_BYTES);
        return new VictimSubject(Victim.start(python, "nothing", group.toString())) {
            @Override
            public void meanwhile() {
                victim.process().say("memory");
            }

            @Override
            public void assertUnharmed() {
                assertThat(victim.process().awaitEnd()).isEqualTo(KILLED);
            }

            @Override
            public void close() {
                victim.close();
                ControlGroups.remove(group);
            }
        };
    }
}
