package dev.gilspy.os;

/**
 * Waits until a thread that was asked to stop stands. A running thread does after some 10 µs, so
 * the first looks come at once; then the waits grow, so that a waiter with a real-time class leaves
 * the CPU to a target that needs it to stop. Not thread-safe: it reuses its buffer.
 */
final class StopWait {
    private static final long PATIENCE_NANOS = 50_000_000;
    private static final long LONGEST_PATIENCE_NANOS = 2_000_000_000;
    private static final int LOOKS_WITHOUT_SLEEP = 40;
    private static final long SHORTEST_SLEEP_NANOS = 20_000;
    private static final long LONGEST_SLEEP_NANOS = 1_000_000;

    private final int pid;
    private final Ptrace ptrace;
    private final MonotonicClock clock = new MonotonicClock();
    private final ProcText text = new ProcText(512);

    StopWait(int pid, Ptrace ptrace) {
        this.pid = pid;
        this.ptrace = ptrace;
    }

    /**
     * Waits for a thread: 50 ms if it is in an uninterruptible wait, else, since it lacks only a
     * CPU, up to 2 s. Allocates only after 50 ms.
     *
     * @return what was seen last; {@code RUNS} if it does not stand
     */
    Ptrace.Look await(int tid) {
        Ptrace.Look look = ptrace.look(tid);
        for (int looks = 1; look == Ptrace.Look.RUNS && looks < LOOKS_WITHOUT_SLEEP; looks++) {
            look = ptrace.look(tid);
        }
        return look == Ptrace.Look.RUNS ? awaitAsleep(tid) : look;
    }

    private Ptrace.Look awaitAsleep(int tid) {
        long start = clock.now();
        long sleepNanos = SHORTEST_SLEEP_NANOS;
        Ptrace.Look look = Ptrace.Look.RUNS;
        while (look == Ptrace.Look.RUNS && !givesUp(tid, clock.now() - start)) {
            clock.sleepUntil(clock.now() + sleepNanos);
            sleepNanos = Math.min(2 * sleepNanos, LONGEST_SLEEP_NANOS);
            look = ptrace.look(tid);
        }
        return look;
    }

    private boolean givesUp(int tid, long waitedNanos) {
        if (waitedNanos < PATIENCE_NANOS) {
            return false;
        }
        return waitedNanos > LONGEST_PATIENCE_NANOS || cannotStop(tid);
    }

    /** Whether it is in an uninterruptible wait, or a main thread that ended before the others. */
    private boolean cannotStop(int tid) {
        try (ProcFile stat = ProcFile.open("/proc/" + pid + "/task/" + tid + "/stat")) {
            stat.read(text);
        }
        String line = text.toString(); // 4242 (python3) D 4100 ...
        int state = line.lastIndexOf(')') + 2;
        return state < line.length() && "DZ".indexOf(line.charAt(state)) >= 0;
    }
}
