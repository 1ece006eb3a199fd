package dev.gilspy.torture;

import dev.gilspy.live.Python;

/** A target that goes on whatever it does besides computing. */
record Misbehaving(String title, String what) implements Fault {

    @Override
    public Subject begin(Python python) {
        return new VictimSubject(Victim.start(python, what));
    }
}
