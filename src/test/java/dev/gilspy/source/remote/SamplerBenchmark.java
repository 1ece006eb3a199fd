package dev.gilspy.source.remote;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.remote.ProcessStream.Room;
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

    @Param({"1", "5"})
    private int busyThreads;

    private final ObservationRing ring = new ObservationRing();
    private final Ledger ledger = new Ledger();
    private PythonFixture target;
    private Sampler sampler;

    @Setup
    public void attach() {
        target =
                PythonFixture.start(
                        PythonVersions.any(), "spinners.py", LONGEST_SECONDS, busyThreads);
        Attachment attachment = Attachment.to(target.pid(), "0");
        Settings settings = new Settings(RATE_HZ, 0, Run.Pause.NEVER, false);
        sampler =
                SamplerParts.of(
                                attachment,
                                settings,
                                ring,
                                attachment.names(ring),
                                Room.ALONE.instructions())
                        .sampler();
    }

    /** With adding up what it saw, which otherwise is another thread's. */
    @Benchmark
    public boolean sample() {
        ring.drainTo(ledger);
        boolean there = sampler.sample(System.nanoTime(), 0);
        if (!there) {
            throw new IllegalStateException("the target has gone");
        }
        return there;
    }

    @TearDown
    public void end() {
        sampler.close();
        target.close();
    }
}
