package dev.gilspy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What reading an input may take: CPU time and allocated memory, both counted by the JVM for the
 * calling thread, so that a busy machine changes neither. Whatever reads must do the same each
 * time.
 *
 * @param bytes of memory, whatever the input
 * @param bytesPerByte of memory for each byte of the input
 * @param cpuMillis of CPU time, with room for a JVM that has not compiled anything yet
 */
public record Cost(long bytes, long bytesPerByte, long cpuMillis) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int RUNS_AGAIN = 2;

    /** Something that reads an input. */
    @FunctionalInterface
    public interface Reading {
        void run() throws Exception;
    }

    /** What one run took. */
    private record Taken(long bytes, long cpuNanos) {}

    /**
     * Runs something, and fails if it takes more for an input of so many bytes. A first run also
     * loads classes, and Jazzer rewrites them: what takes too much is run again, and the least
     * counts.
     */
    public void bound(int inputBytes, Reading reading) throws Exception {
        long mostBytes = bytes + bytesPerByte * inputBytes;
        long mostNanos = TimeUnit.MILLISECONDS.toNanos(cpuMillis);
        Taken taken = run(reading);
        for (int again = 0;
                again < RUNS_AGAIN && (taken.bytes > mostBytes || taken.cpuNanos > mostNanos);
                again++) {
            taken = run(reading);
        }
        assertThat(taken.bytes).as("bytes allocated").isLessThanOrEqualTo(mostBytes);
        assertThat(taken.cpuNanos).as("ns of CPU time").isLessThanOrEqualTo(mostNanos);
    }

    private static Taken run(Reading reading) throws Exception {
        long id = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(id);
        long cpuNanos = THREADS.getCurrentThreadCpuTime();
        reading.run();
        return new Taken(
                THREADS.getThreadAllocatedBytes(id) - allocated,
                THREADS.getCurrentThreadCpuTime() - cpuNanos);
    }
}
