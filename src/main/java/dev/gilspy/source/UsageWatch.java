package dev.gilspy.source;

import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.os.CpuTime;
import dev.gilspy.target.MemoryUse;
import dev.gilspy.target.Target;
import java.util.concurrent.TimeUnit;

/**
 * Says of one process what it takes of the machine. Its CPU time costs a microsecond; its memory is
 * counted when it is first asked for, at the end, and every few seconds between, as {@link
 * UsageBudget} allows. Reads files, so not for the sampling thread. Not thread-safe.
 */
public final class UsageWatch {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long COUNT_AGAIN_NANOS = 5 * SECOND_NANOS;

    /** Once more at the end, unless it was just counted. */
    private static final long FRESH_NANOS = SECOND_NANOS;

    /** The kernel needs about 60 ns for a page of 4 KB. */
    private static final long EXPECTED_NANOS_PER_PAGE = 60;

    private static final MemoryUse UNKNOWN =
            new MemoryUse(ProcessUsage.UNKNOWN, ProcessUsage.UNKNOWN, ProcessUsage.UNKNOWN);

    private final Target target;
    private final UsageBudget budget;
    private final CpuTime cpu = new CpuTime();
    private MemoryUse memory = UNKNOWN;
    private long announcedNanos;
    private long countedNanos;
    private long tookNanos;

    /**
     * @param budget of all processes that are observed by the same thread
     */
    public UsageWatch(Target target, UsageBudget budget) {
        this.target = target;
        this.budget = budget;
    }

    /** Tells the observer if it has not been told for a second; cheap enough to be called often. */
    public void keepUp(Observer observer) {
        if (announcedNanos == 0 || System.nanoTime() - announcedNanos >= SECOND_NANOS) {
            announce(observer, false);
        }
    }

    /** Tells the observer when nothing will come after it, unless the process has ended. */
    public void announceLast(Observer observer) {
        announce(observer, true);
    }

    private void announce(Observer observer, boolean last) {
        long now = System.nanoTime();
        announcedNanos = now;
        long cpuNanos = cpu.nanosOf(target.pid());
        if (!memory.whole()) {
            memory = MemoryUse.resident(target).orElse(memory);
        }
        if (mayCount(now, last)) {
            count(now);
        }
        // Asked last: then what was read is of this process, not of the next with its PID.
        if (target.alive()) {
            observer.usage(
                    new ProcessUsage(
                            now,
                            cpuNanos,
                            memory.residentBytes(),
                            memory.proportionalBytes(),
                            memory.uniqueBytes()));
        }
    }

    private boolean mayCount(long now, boolean last) {
        if (countedNanos == 0) {
            return budget.allowsOnce(expectedNanos(), now);
        }
        long ageNanos = now - countedNanos;
        return last
                ? ageNanos >= FRESH_NANOS && budget.allowsOnce(tookNanos, now)
                : ageNanos >= COUNT_AGAIN_NANOS && budget.allowsAgain(tookNanos, now);
    }

    private long expectedNanos() {
        return memory.residentBytes() / MemoryUse.PAGE_BYTES * EXPECTED_NANOS_PER_PAGE;
    }

    private void count(long now) {
        memory = MemoryUse.count(target).orElse(memory);
        tookNanos = System.nanoTime() - now;
        countedNanos = now;
        budget.spend(tookNanos);
    }
}
