package dev.gilspy.bench;

import dev.gilspy.os.CpuTime;
import java.util.concurrent.locks.LockSupport;

/** What this JVM takes: gilspy, and the benchmark around it. */
final class OwnCpu {
    private final CpuTime cpu = new CpuTime();

    /** Over the next seconds, in percent of one CPU. */
    double percentOver(int seconds) {
        long beganNanos = System.nanoTime();
        long before = cpu.processNanos();
        long endNanos = beganNanos + seconds * 1_000_000_000L;
        long left;
        while ((left = endNanos - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
        return 100.0 * (cpu.processNanos() - before) / (System.nanoTime() - beganNanos);
    }
}
