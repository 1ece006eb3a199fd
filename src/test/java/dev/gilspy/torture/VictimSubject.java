package dev.gilspy.torture;

/** A victim that must go on as if nothing had been. */
class VictimSubject implements Fault.Subject {
    final Victim victim;

    VictimSubject(Victim victim) {
        this.victim = victim;
    }

    @Override
    public int pid() {
        return victim.pid();
    }

    @Override
    public void assertUnharmed() {
        victim.assertUnharmed();
    }

    @Override
    public void close() {
        victim.close();
    }
}
