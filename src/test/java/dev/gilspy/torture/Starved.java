package dev.gilspy.torture;

import dev.gilspy.live.Python;
import java.nio.file.Path;

/** A target in a control group that gets a twentieth of a CPU. */
record Starved(String title) implements Fault {

    @Override
    public Subject begin(Python python) {
        Victim victim = Victim.start(python, "starve");
        Path group = ControlGroups.of("cpu", victim.pid());
        return new VictimSubject(victim) {
            @Override
            public void close() {
                victim.close();
                ControlGroups.remove(group);
            }
        };
    }
}
