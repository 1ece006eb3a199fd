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
 *
 * <p>Where gilspy lives in a PID namespace, the kernel's programs know a thread only once they run
 * in it; so that this is soon, each thread there has a second clock that goes off once.
 */
final class Clocks implements AutoCloseable {
    private static final double SPREAD = 0.25;

    /** In place of a program's descriptor. */
    static final int NO_PROGRAM = -1;

    private static final long MEETING_NANOS = 10_000;

    private final int program;
    private final int meeting;
    private long periodNanos;
    private final Random random = new Random();
    private final List<PerfEvent> clocks = new ArrayList<>();
    private final Map<Integer, PerfEvent> byTid = new HashMap<>();
    private final Set<Integer> wentOff = new HashSet<>();

    /**
     * @param program what the clocks run
     * @param meeting what each thread runs once; or {@link #NO_PROGRAM}
     */
    Clocks(int program, int meeting, long periodNanos) {
        this.program = program;
        this.meeting = meeting;
        this.periodNanos = periodNanos;
    }

    /**
     * Gives a thread a clock, and with it the threads that it will start.
     *
     * @param eventTid by which the events name it
     * @return false if there is no such thread any more
     */
    boolean add(int tid, int eventTid) throws SystemException {
        try {
            if (meeting != NO_PROGRAM) {
                kept(PerfEvent.ownCpuClock(tid, MEETING_NANOS)).runOnce(meeting);
            }
            PerfEvent clock = kept(PerfEvent.cpuClock(tid, periodNanos));
            byTid.put(eventTid, clock);
            clock.run(program);
            return true;
        } catch (SystemException e) {
            if (e.errno() == Errno.ESRCH) {
                return false;
            }
            throw e;
        }
    }

    private PerfEvent kept(PerfEvent clock) {
        clocks.add(clock);
        return clock;
    }

    /** A thread's clock went off. */
    void wentOff(int eventTid) {
        wentOff.add(eventTid);
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
