package dev.gilspy.source.remote;

import dev.gilspy.os.CpuTime;
import dev.gilspy.os.MonotonicClock;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.RateControl;
import dev.gilspy.source.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The sampling thread: sleeps until a round is due, and samples all processes that take part in it,
 * one after the other, the costly ones last. Asks for a real-time class, and gives it back when it
 * takes more than a tenth of a CPU and cannot do with less.
 *
 * <p>A process whose read does not come back is given up by whoever watches: another loop takes
 * over the others ({@link #abandon}, {@link #others}), and this one ends if it ever returns.
 */
final class SamplingLoop implements Runnable {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_PLAN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TIMER_SLACK_NANOS = 1;
    private static final long SLICE_NANOS = 100_000;

    /**
     * A sample that takes longer has waited for something, and left its CPU to others meanwhile.
     */
    private static final long MOST_DISPLACING_NANOS = 200_000;

    /** Fewer say nothing: passing on and writing down take more than they do by then. */
    private static final int LEAST_HZ = 10;

    private static final double MOST_REALTIME_DUTY = 0.1;

    /** In place of the moment at which a turn began. */
    static final long NO_TURN = 0;

    private static final long ABANDONED = -1;

    private final Settings settings;
    private final double cpuShare;
    private final RateControl control;
    private final MonotonicClock clock = new MonotonicClock();
    private final CpuTime cpu = new CpuTime();
    private final Queue<Sampled> coming = new ConcurrentLinkedQueue<>();
    private final Turns turns = new Turns(LEAST_HZ, System.nanoTime());
    private final Sampled.Round round = new Sampled.Round();
    private final AtomicLong turnNanos = new AtomicLong(NO_TURN);
    private volatile boolean noMore;
    private Sampled current;
    private SampleClock schedule;
    private boolean roundPends;
    private boolean begun;
    private int holding = 1;
    private double cpuOfCost = 1;
    private long costNanos;
    private long threadCpuNanos;
    private long secondNanos;
    private long plannedNanos;
    private long planEveryNanos = FIRST_PLAN_NANOS;
    private boolean planAgain;

    /**
     * @param cpuShare of one CPU that sampling is to stay within by lowering rates; 0 = as much as
     *     it takes
     */
    SamplingLoop(Settings settings, double cpuShare) {
        this.settings = settings;
        this.cpuShare = cpuShare;
        this.control = RateControl.of(settings, LEAST_HZ);
    }

    /** Any thread: one more process. The sampling thread is to be unparked. */
    void add(Sampled process) {
        coming.add(process);
    }

    /** Any thread: it ends when all processes have. The sampling thread is to be unparked. */
    void noMore() {
        noMore = true;
    }

    @Override
    public void run() {
        Scheduling.timerSlack(TIMER_SLACK_NANOS);
        round.realtime = settings.realtime() && Scheduling.tryRealtime();
        if (!round.realtime) {
            beOrdinary();
        }
        threadCpuNanos = cpu.threadNanos();
        secondNanos = clock.now();
        schedule = new SampleClock(settings.rateHz(), secondNanos, secondNanos);
        boolean goesOn = true;
        while (goesOn && anyToSample()) {
            goesOn = goThrough();
        }
    }

    private static void beOrdinary() {
        Scheduling.slice(SLICE_NANOS, Scheduling.bestNice());
    }

    private boolean anyToSample() {
        admit();
        while (turns.isEmpty()) {
            if (noMore && coming.isEmpty()) {
                return false;
            }
            LockSupport.parkNanos(this, IDLE_NANOS);
            admit();
        }
        return true;
    }

    private void admit() {
        for (Sampled next = coming.poll(); next != null; next = coming.poll()) {
            long now = clock.now();
            if (turns.isEmpty()) {
                schedule.start(now);
                roundPends = false;
            }
            turns.add(next);
            next.join(now);
            plan(now);
        }
    }

    /**
     * One round, and a method of its own: the JVM compiles a method after some hundred calls, but a
     * loop that goes on only after tens of thousands of rounds.
     *
     * @return false if another loop has taken over
     */
    private boolean goThrough() {
        if (!roundPends) {
            round.dueNanos = nextDue();
        }
        clock.awaitUntil(Math.min(round.dueNanos, turns.firstEndNanos()), schedule.awakeNanos());
        boolean due = clock.now() >= round.dueNanos;
        roundPends = !due;
        if (!goThrough(due, false) || !goThrough(due, true)) {
            return false;
        }
        keepAccounts(clock.now());
        return true;
    }

    private long nextDue() {
        long now = clock.now();
        long due = schedule.next();
        while (due < now - schedule.mostBehindNanos()) {
            turns.missed();
            due = schedule.next();
        }
        return due;
    }

    private boolean goThrough(boolean due, boolean costly) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).costly() == costly && !have(i, due)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A process's turn.
     *
     * @return false if it took so long that another loop has taken over meanwhile
     */
    private boolean have(int index, boolean due) {
        Turn turn = turns.get(index);
        boolean sampled = due && turns.takesPart(turn);
        long began = clock.now();
        current = turn.process();
        turnNanos.set(began);
        boolean goesOn = goesOn(turn.process(), sampled, began);
        if (!turnNanos.compareAndSet(began, NO_TURN)) {
            turn.process().close();
            return false;
        }
        if (sampled) {
            took(turn, clock.now() - began);
        }
        if (!goesOn) {
            turns.remove(index);
            planAgain = true;
        }
        return true;
    }

    /** What goes wrong with one process is no matter of the others. */
    private boolean goesOn(Sampled process, boolean sampled, long now) {
        try {
            return !process.endsAt(now) && (!sampled || process.sample(round, now));
        } catch (RuntimeException e) {
            process.failed(e);
            return false;
        }
    }

    private void took(Turn turn, long nanos) {
        turn.took(nanos);
        costNanos += nanos;
        // The sampler has one CPU at a time: of those who hold a GIL one is kept from its own.
        round.busyNanos += Math.min(nanos, MOST_DISPLACING_NANOS) / holding;
        if (!begun && turn.process().begun()) {
            begun = true;
            control.begin(clock.now(), cpu.processNanos());
        }
    }

    private void keepAccounts(long now) {
        holding = Math.max(1, turns.holding());
        if (control.due(now)) {
            control.decide(now, cpu.processNanos());
            planAgain = true;
        }
        if (now - secondNanos >= SECOND_NANOS) {
            everySecond(now);
        }
        if (planAgain || cpuShare > 0 && now - plannedNanos >= planEveryNanos) {
            planAgain = false;
            plan(now);
        }
    }

    private void everySecond(long now) {
        long threadCpu = cpu.threadNanos();
        long usedNanos = threadCpu - threadCpuNanos;
        double duty = (double) usedNanos / (now - secondNanos);
        boolean lowest = cpuShare == 0 || schedule.meanNanos() >= SECOND_NANOS / LEAST_HZ;
        if (round.realtime && duty > MOST_REALTIME_DUTY && lowest) {
            Scheduling.leaveRealtime();
            beOrdinary();
            round.realtime = false;
        }
        cpuOfCost = costNanos == 0 ? 1 : (double) usedNanos / costNanos;
        planEveryNanos = SECOND_NANOS;
        costNanos = 0;
        threadCpuNanos = threadCpu;
        secondNanos = now;
    }

    private void plan(long now) {
        plannedNanos = now;
        int mostHz = control.rateHz();
        double share = cpuShare * mostHz / settings.rateHz();
        schedule.rate(turns.plan(mostHz, share, cpuOfCost, now));
    }

    /** Any thread: when the turn that goes on has begun; {@link #NO_TURN} if none does. */
    long turnSince() {
        return turnNanos.get();
    }

    /**
     * Any thread: has this loop give up, unless the turn has ended meanwhile.
     *
     * @param since when it began
     * @return the process that does not come back; null if it did
     */
    Sampled abandon(long since) {
        return turnNanos.compareAndSet(since, ABANDONED) ? current : null;
    }

    /** Whoever had it give up: the processes that another loop is to take over. */
    List<Sampled> others() {
        List<Sampled> others = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            others.add(turns.get(i).process());
        }
        others.addAll(coming);
        others.remove(current);
        return others;
    }
}
