package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.error.RecordingException;
import dev.gilspy.fuzz.Cost;
import java.io.IOException;
import java.util.List;

/**
 * Whatever bytes of a recording of real processes are wrong, and wherever it is cut off, what is
 * read back is what it said before that. {@code EveryByteTest} tries each bit by itself.
 */
class DamagedRecordingFuzzTest {
    private static final Cost COST = new Cost(64 << 20, 64, 5000);
    private static final RecordedBytes WHOLE = whole();

    /** Bits of one byte that are not as they were. */
    public record Flip(int at, byte bits) {}

    private static RecordedBytes whole() {
        try {
            return RecordedBytes.of("fleet");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void anyDamage(int length, @NotNull @WithSize(max = 20) List<@NotNull Flip> flips)
            throws Exception {
        byte[] bytes = WHOLE.cutAt(1 + Math.floorMod(length, WHOLE.length()));
        for (Flip flip : flips) {
            bytes[Math.floorMod(flip.at, bytes.length)] ^= flip.bits;
        }
        COST.bound(bytes.length, () -> read(bytes));
    }

    private static void read(byte[] bytes) throws IOException {
        FleetLog log = new FleetLog();
        int blocks = WHOLE.blocksBefore(WHOLE.sameUntil(bytes));
        try {
            Replay replay = RecordedBytes.replay(bytes, log);
            assertThat(blocks).isGreaterThanOrEqualTo(RecordedBytes.BLOCKS_THAT_SAY_WHAT_IT_IS);
            boolean whole = bytes.length == WHOLE.endOf(blocks) && WHOLE.allEndedIn(blocks);
            assertThat(replay.truncated()).isEqualTo(!whole);
        } catch (RecordingException e) {
            assertThat(e).hasMessageMatching("(?s)a\\.gilspy (is|has|was) .*\\.");
            assertThat(blocks).isLessThan(RecordedBytes.BLOCKS_THAT_SAY_WHAT_IT_IS);
        }
        WHOLE.assertSame(log, blocks, "%d blocks".formatted(blocks));
    }
}
