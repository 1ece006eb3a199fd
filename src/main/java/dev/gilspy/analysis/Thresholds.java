package dev.gilspy.analysis;

/** The limits that the rules compare with, and why they are where they are. */
final class Thresholds {
    /**
     * Share of the time in which a GIL is held from which on it is the bottleneck. A single server
     * that is busy for 70 % already makes those who come wait for twice as long as they are served.
     */
    static final double GIL_BUSY = 0.7;

    /**
     * Share of the time for which one thread must be on a CPU to count as busy all the time. Higher
     * than {@link #GIL_BUSY}: a lone thread at 70 % spends a third of its time on something else.
     */
    static final double THREAD_BUSY = 0.8;

    /** Mean number of waiting threads that is worth acting on: a quarter of one thread's time. */
    static final double WAITING_MATTERS = 0.25;

    /**
     * Waiting that does not matter although it is above {@link #WAITING_MATTERS}: a tenth of what
     * all threads together do. Thirty native threads that wait a little each are not the GIL's
     * victims.
     */
    static final double WAITING_IS_SMALL = 0.1;

    /**
     * Part of the waiting that must be for native code that holds the GIL: with less, freeing that
     * code would leave most of the waiting.
     */
    static final double MOST_OF_WAITING = 0.5;

    /**
     * Switch intervals for which a holder keeps the GIL from those who wait before it must be in a
     * native call. Python code lets go after one, and late by no more than its longest single
     * instruction; what is computed in one call for three of them is worth knowing of.
     */
    static final double KEPT_INTERVALS = 3;

    /**
     * Part of its holding for which such a holder must have had a CPU: else that is what it lacks.
     */
    static final double KEEPER_ON_CPU = 0.8;

    /** Part of the waiting that makes a single holder worth a look. */
    static final double HOLDER_MATTERS = 0.05;

    /**
     * What a thread in a convoy holds at most, as a part of what it waits: a fifth of a turn of 5
     * ms each would already be computing.
     */
    static final double CONVOY_HELD_OF_WAITING = 0.2;

    /**
     * Switch intervals that a wait in a convoy takes at least: a little less than one, since
     * sampled waits lack half an interval between samples at each end.
     */
    static final double CONVOY_WAIT_INTERVALS = 0.7;

    /**
     * Share of a GIL's holding that is asleep from which on removing it is the first thing to do.
     */
    static final double ASLEEP_OF_HELD = 0.25;

    /** Share of the window that the GIL must be held asleep; page faults alone stay far below. */
    static final double ASLEEP_AT_ALL = 0.05;

    /**
     * Share of the runnable time spent without a CPU from which on CPUs are what is short: with
     * them the same work takes a quarter less. A machine in ordinary use stays below a tenth.
     */
    static final double STARVED = 0.25;

    /** Mean number of threads without a CPU below which a shortage is no finding. */
    static final double STARVED_AT_ALL = 0.1;

    /**
     * Part of the work that is pickling from which on processes are no plain advice: data costs 5
     * to 15 ms a megabyte to pass on, which soon is more than the work.
     */
    static final double PICKLING = 0.1;

    /** Share of the usable CPUs from which on a process is said to use all that it may. */
    static final double CPUS_USED = 0.8;

    /** Mean number of threads in native code from which on it shapes the picture: half a CPU. */
    static final double NATIVE_MATTERS = 0.5;

    /** Share of the window that a thread must be in native code to count as one of several. */
    static final double NATIVE_THREAD = 0.05;

    /**
     * Mean number of threads on CPUs without a GIL, or of GILs that are held, from which on they
     * are so at once: a quarter more than one at a time could give.
     */
    static final double AT_ONCE = 1.25;

    /** Mean number of threads queueing for the interpreter's locks that is worth acting on. */
    static final double QUEUE_MATTERS = 0.25;

    /** Share of the window for which the world is stopped that is worth acting on. */
    static final double PAUSES_MATTER = 0.05;

    /** The part of all work that makes a thread the only one that matters. */
    static final double ALONE = 0.8;

    /**
     * Share of the time that an event loop must be stalled: as large a part of all that arrives
     * finds it so, and one in twenty is what a service's users notice.
     */
    static final double LOOP_STALLED = 0.05;

    /**
     * Part of the stalled time that must go to what the loop runs, not to waiting for a GIL or CPU.
     */
    static final double LOOP_OWN_FAULT = 0.5;

    /** Part of the stalled time in computing, or in blocking calls, that is worth a remedy. */
    static final double LOOP_PART = 0.1;

    /** Share of the time that a GIL may be held where I/O is to be the reason for slowness. */
    static final double GIL_FREE = 0.5;

    /** Share of active threads' time that must be blocked for a process to be I/O-bound. */
    static final double MOSTLY_BLOCKED = 0.5;

    /**
     * Share of that blocked time that must be waiting for the outside rather than for own locks.
     */
    static final double MOSTLY_OUTSIDE = 0.5;

    /** Share of the window for which a thread must do something to count as active. */
    static final double ACTIVE_THREAD = 0.005;

    /** Share of its time that a thread must hold or want the GIL to be called a competitor. */
    static final double CONTENDER = 0.05;

    /** Threads' work, in CPUs, below which a process is idle: housekeeping stays under 2 %. */
    static final double IDLE = 0.02;

    /** The same for threads that want to work and are kept from it: a quarter of a CPU. */
    static final double IDLE_IF_BLOCKED = 0.25;

    /** Held share below which a ceiling would be a ratio of two small errors. */
    static final double CEILING_NEEDS_HELD = 0.05;

    /** What a process does at most, as a part of what its busiest sibling does, to do far less. */
    static final double FAR_LESS = 0.5;

    /** Processes of one role from which on it can be said of most of them that they are idle. */
    static final int SEVERAL = 3;

    private Thresholds() {}
}
