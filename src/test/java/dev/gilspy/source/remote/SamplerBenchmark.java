package dev.gilspy.source.remote;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One sample of a live process after the other. Flat out: less has changed since the one before
 * than at a rate that people use, so this is the least that a sample costs.
 */
@State(Scope.Thread)
public class SamplerBenchmark {
    private static final int LONGEST_SECONDS = 600;
    private static final int RATE_HZ = 1000;
    private static final long DRAIN_NANOS = 300_000;

    @Param({"1", "5"})
    private int busyThreads;

    private PythonFixture target;
    private Thread reader;
    private Sampler sampler;

    @Setup
    public void attach() {
        target =
                PythonFixture.start(
                        PythonVersions.any(), "spinners.py", LONGEST_SECONDS, busyThreads);
        Attachment attachment = Attachment.to(target.pid(), "0");
        ObservationRing ring = new ObservationRing();
        Settings settings = new Settings(RATE_HZ, 0, Run.Pause.NEVER, false);
        sampler =
                SamplingLoop.Parts.of(
                                attachment.target(),
                                attachment.process(),
                                settings,
                                ring,
                                attachment.names(ring))
                        .sampler();
        reader = new Thread(() -> drain(ring), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private static void drain(ObservationRing ring) {
        Ledger ledger = new Ledger();
        while (!Thread.interrupted()) {
            ring.drainTo(ledger);
            LockSupport.parkNanos(DRAIN_NANOS);
        }
    }

    @Benchmark
    public boolean sample() {
        boolean there = sampler.sample(System.nanoTime(), 0);
        if (!there) {
            throw new IllegalStateException("the target has gone");
        }
        return there;
    }

    @TearDown
    public void end() {
        reader.interrupt();
        sampler.close();
        target.close();
    }
}
