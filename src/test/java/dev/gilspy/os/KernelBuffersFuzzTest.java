package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import dev.gilspy.fuzz.Cost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whatever stands in the memory that the kernel shares, reading it ends and stays within it. */
class KernelBuffersFuzzTest {
    private static final Cost COST = new Cost(1 << 20, 256, 500);
    private static final int RING_BYTES = 512;
    private static final int PAGE_BYTES = 4096;
    private static final int DATA_HEAD = 1024;

    private static final ByteBuffer CONSUMER = memory(Long.BYTES);
    private static final ByteBuffer PRODUCER = memory(Long.BYTES);
    private static final ByteBuffer DATA = memory(2 * RING_BYTES);
    private static final ByteBuffer SAMPLES = memory(PAGE_BYTES + RING_BYTES);

    /** Aligned as what is mapped is. */
    private static ByteBuffer memory(int bytes) {
        ByteBuffer room = ByteBuffer.allocateDirect(bytes + Long.BYTES).alignedSlice(Long.BYTES);
        return room.limit(bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The positions are near each other in half of the inputs, as they are. */
    @FuzzTest
    void anyRing(
            long consumed,
            long produced,
            boolean near,
            byte @NotNull @WithLength(max = RING_BYTES) [] ring)
            throws Exception {
        CONSUMER.putLong(0, consumed);
        PRODUCER.putLong(0, near ? consumed + Math.floorMod(produced, RING_BYTES + 1L) : produced);
        for (int at = 0; at < 2 * RING_BYTES; at++) {
            int inRing = at % RING_BYTES;
            DATA.put(at, inRing < ring.length ? ring[inRing] : 0);
        }
        COST.bound(
                ring.length,
                () -> {
                    CONSUMER.putLong(0, consumed);
                    drain(new RingRecords(CONSUMER, PRODUCER, DATA));
                });
    }

    private static void drain(RingRecords records) {
        int[] taken = {0};
        long before = CONSUMER.getLong(0);
        try {
            records.drain(
                    (bytes, at, length) -> {
                        assertThat(length).isBetween(0, RING_BYTES);
                        assertThat(at + length).isLessThanOrEqualTo(bytes.limit());
                        taken[0]++;
                    });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the kernel's ring buffer contradicts itself");
        }
        assertThat(taken[0]).isLessThanOrEqualTo(RING_BYTES / Long.BYTES);
        assertThat(CONSUMER.getLong(0) - before).isBetween(0L, RING_BYTES + 7L);
    }

    /** The head's position, then the ring from its beginning. */
    @FuzzTest
    void anySample(long head, byte @NotNull @WithLength(max = RING_BYTES) [] ring)
            throws Exception {
        SAMPLES.putLong(DATA_HEAD, head);
        for (int at = 0; at < RING_BYTES; at++) {
            SAMPLES.put(PAGE_BYTES + at, at < ring.length ? ring[at] : 0);
        }
        COST.bound(ring.length, () -> look(new SampleRing(SAMPLES), head));
    }

    private static void look(SampleRing samples, long head) {
        boolean found = samples.read();
        if (head >= 0) {
            assertThat(found).as("before anything was written").isFalse();
        }
        if (!found) {
            assertThat(samples.instruction()).isZero();
            assertThat(samples.atNanos()).isZero();
        }
    }
}
