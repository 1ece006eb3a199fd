package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.recording.CallLog;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.remote.ProcessStream.Room;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.target.Target;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sampling makes no garbage: a collection would come between two samples. */
@Tag("live")
@Needs(Permission.PTRACE)
class SamplerAllocationLiveTest {
    private static final int WARM_UP = 1500;
    private static final int SAMPLES = 1500;
    private static final long INTERVAL_NANOS = 300_000;
    private static final long WALK_NANOS = 500_000_000;
    private static final int NEW_CODE = 3;
    private static final long MOST_BYTES = 8192; // of one walk of seven threads: 3,224 measured

    static Stream<Python> withoutAGilToo() {
        return Stream.concat(
                PythonVersions.generations(), Stream.of(PythonVersions.freeThreaded()));
    }

    private final ThreadMXBean jvm = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Samples allocate nothing at all but when the list of threads is walked anew, twice a second,
     * and when a line of code is met that no sample has met before.
     */
    @ParameterizedTest
    @MethodSource("withoutAGilToo")
    void samplesAllocateNothing(Python python) {
        try (PythonFixture fixture = PythonFixture.start(python, "spinners.py", 60, 6)) {
            ObservationRing ring = new ObservationRing();
            Thread reader = drain(ring, new CallLog());
            SamplerParts parts = parts(fixture.pid(), ring, false);
            sample(parts, WARM_UP);
            long begin = System.nanoTime();
            long[] allocated = sample(parts, SAMPLES);
            long walks = 1 + (System.nanoTime() - begin) / WALK_NANOS;
            reader.interrupt();

            assertThat(parts.roster().size()).isEqualTo(7);
            assertThat(Arrays.stream(allocated).filter(bytes -> bytes > 0).count())
                    .isLessThanOrEqualTo(walks + NEW_CODE);
            assertThat(Arrays.stream(allocated).sum())
                    .isLessThanOrEqualTo((walks + NEW_CODE) * MOST_BYTES);
        }
    }

    /** With native leaves an instruction that no sample has met before is announced, too. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    @Needs({Permission.PTRACE, Permission.PERF_EVENTS})
    void nativeLeavesAllocateOnlyWhenTheyAreNew(Python python) {
        try (PythonFixture fixture = PythonFixture.start(python, "spinners.py", 60, 6)) {
            ObservationRing ring = new ObservationRing();
            SamplerParts parts = parts(fixture.pid(), ring, true);
            NativeCode code = NativeCode.of(Target.open(fixture.pid()), 0);
            Thread reader = drain(ring, parts.leaves().named(code, new CallLog()));
            sample(parts, WARM_UP);
            long[] allocated = sample(parts, SAMPLES);
            reader.interrupt();

            assertThat(Arrays.stream(allocated).filter(bytes -> bytes > 0).count())
                    .isLessThan(SAMPLES / 10);
        }
    }

    /** Takes samples; returns the bytes that each has allocated. */
    private long[] sample(SamplerParts parts, int count) {
        long[] allocated = new long[count];
        for (int i = 0; i < count; i++) {
            long before = allocatedBytes();
            boolean there = parts.sampler().sample(System.nanoTime(), 0);
            allocated[i] = allocatedBytes() - before;
            if (!there) {
                throw new AssertionError("the target has gone");
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
        assertThat(allocatedBytes()).as("the JVM counts").isPositive();
        assertThat(parts.counts().samples).isGreaterThan(count * 9 / 10);
        return allocated;
    }

    private long allocatedBytes() {
        return jvm.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static SamplerParts parts(int pid, ObservationRing ring, boolean nativeLeaves) {
        Settings settings =
                new Settings(1000, 0, Run.Pause.NEVER, false).withNativeLeaves(nativeLeaves);
        Attachment attachment = Attachment.to(pid, "test");
        return SamplerParts.of(
                attachment, settings, ring, attachment.names(ring), Room.ALONE.instructions());
    }

    private static Thread drain(ObservationRing ring, Observer log) {
        Thread reader =
                new Thread(
                        () -> {
                            while (!Thread.interrupted()) {
                                ring.drainTo(log);
                                LockSupport.parkNanos(INTERVAL_NANOS);
                            }
                        },
                        "reader");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
