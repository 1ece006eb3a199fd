package dev.gilspy.source.kernel;

import dev.gilspy.os.Errno;
import dev.gilspy.os.PerfEvent;
import dev.gilspy.os.SystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The threads' CPU clocks. A thread that does the same again and again could always be interrupted
 * at the same place, so the clocks' periods change all the time, by up to a quarter.
 *
 * <p>A thread that is started by one with a clock inherits it, and would lose it with the other
 * one's: so the clocks of ended threads stay open until the end.
 */
final class Clocks implements AutoCloseable {
    private static final double SPREAD = 0.25;

    private final int program;
    private long periodNanos;
    private final Random random = new Random();
    private final List<PerfEvent> clocks = new ArrayList<>();
    private final Map<Integer, PerfEvent> byTid = new HashMap<>();
    private final Set<Integer> wentOff = new HashSet<>();

    /**
     * @param program what the clocks run
     */
    Clocks(int program, long periodNanos) {
        this.program = program;
        this.periodNanos = periodNanos;
    }

    /**
     * Gives a thread a clock, and with it the threads that it will start.
     *
     * @return false if there is no such thread any more
     */
    boolean add(int tid) throws SystemException {
        PerfEvent clock;
        try {
            clock = PerfEvent.cpuClock(tid, periodNanos);
        } catch (SystemException e) {
            if (e.errno() == Errno.ESRCH) {
                return false;
            }
            throw e;
        }
        clocks.add(clock);
        byTid.put(tid, clock);
        clock.run(program);
        return true;
    }

    /** A thread's clock went off. */
    void wentOff(int tid) {
        wentOff.add(tid);
    }

    /**
     * Gives those clocks that went off since the last time another period. A thread that has its
     * clock from the one that started it follows that one's.
     */
    void spread() throws SystemException {
        double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
        long period = Math.round(periodNanos * factor);
        boolean inherited = !byTid.keySet().containsAll(wentOff);
        for (Map.Entry<Integer, PerfEvent> clock : byTid.entrySet()) {
            if (inherited || wentOff.contains(clock.getKey())) {
                clock.getValue().period(period);
            }
        }
        wentOff.clear();
    }

    /** Gives all clocks another period, which changes around this one from now on. */
    void period(long nanos) throws SystemException {
        periodNanos = nanos;
        for (PerfEvent clock : byTid.values()) {
            clock.period(nanos);
        }
    }

    @Override
    public void close() {
        clocks.forEach(PerfEvent::close);
        clocks.clear();
    }
}
