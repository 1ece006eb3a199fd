package dev.gilspy.demo;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How many times as fast a workload is when its workers are processes: whether what was predicted
 * comes true. Both are watched in turns, since machines grow faster and slower within seconds.
 */
public final class ProcessGain {
    private static final Set<Workload> WORK_EITHER_WAY =
            EnumSet.of(Workload.THREADS, Workload.HASHLIB);

    private static final int TURNS = 2;
    private static final long TURN_MILLIS = 750;
    private static final long WARM_UP_MILLIS = 250;

    private final Pythons pythons;
    private final Workload workload;

    public ProcessGain(Pythons pythons, Workload workload) {
        this.pythons = pythons;
        this.workload = workload;
    }

    /** Whether a workload can be done by processes, too, and counts what it does. */
    public static boolean knows(Workload workload) {
        return WORK_EITHER_WAY.contains(workload);
    }

    /**
     * Watches the workload for some three seconds.
     *
     * @return how many times as much it does a second by as many processes as it has threads
     */
    public double measure() {
        double threads = 0;
        double processes = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            threads += unitsPerSecond("threads");
            processes += unitsPerSecond("processes");
        }
        return processes / threads;
    }

    private double unitsPerSecond(String way) {
        try (DemoProcess process = pythons.start(workload, way)) {
            sleep(WARM_UP_MILLIS);
            Tally before = process.tally();
            sleep(TURN_MILLIS);
            return process.tally().rateSince(before);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
