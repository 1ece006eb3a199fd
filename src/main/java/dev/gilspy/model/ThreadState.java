package dev.gilspy.model;

/**
 * What a thread does at one moment, seen from the GIL. Exactly one holds for every thread and
 * moment.
 */
public enum ThreadState {
    /** Holds the GIL, on a CPU: executing Python, or native code called without releasing. */
    RUNNING("running", true),
    /** Holds the GIL, asleep in a system call: everybody waits for this thread's I/O. */
    HELD_BLOCKED("held-blocked", true),
    /** Holds the GIL, runnable, without a CPU: the machine, not Python, is short. */
    HELD_STARVED("held-starved", true),
    /** Wants the GIL. */
    WAITING("waiting", false),
    /** Released the GIL, on a CPU: C code in parallel. */
    NATIVE("native", false),
    /** Released the GIL, runnable, without a CPU. */
    STARVED("starved", false),
    /** Released the GIL, asleep; {@link BlockedKind} says in what. */
    BLOCKED("blocked", false);

    private final String label;
    private final boolean holdsGil;

    ThreadState(String label, boolean holdsGil) {
        this.label = label;
        this.holdsGil = holdsGil;
    }

    /** The state's name in output, e.g. {@code held-blocked}. */
    public String label() {
        return label;
    }

    public boolean holdsGil() {
        return holdsGil;
    }
}
