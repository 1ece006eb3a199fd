package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.error.RecordingException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of real processes, cut off at every byte and with every bit wrong: what is read back
 * is what the whole blocks before the damage say, and nothing else. Which blocks are believed is
 * tried for every bit; what they say is looked at for every byte of the small recordings, and for
 * every other one of the big one.
 */
class EveryByteTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void whatIsCutOffIsReadUpToThere(String name) throws IOException {
        RecordedBytes whole = RecordedBytes.of(name);
        assertThat(whole.blocks()).hasSizeGreaterThan(4);
        assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> {
                    for (int length = 0; length < whole.length(); length += whole.step()) {
                        assertReadUpTo(whole, length);
                    }
                });
    }

    private static void assertReadUpTo(RecordedBytes whole, int length) throws IOException {
        byte[] cut = whole.cutAt(length);
        FleetLog replayed = new FleetLog();
        int blocks = whole.blocksBefore(length);
        if (blocks < RecordedBytes.BLOCKS_THAT_SAY_WHAT_IT_IS) {
            assertThatThrownBy(() -> RecordedBytes.replay(cut, replayed))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageMatching(".* (is not a gilspy recording|was cut off before any).*");
            return;
        }
        assertThat(RecordedBytes.replay(cut, replayed).truncated())
                .as("cut off at byte %d", length)
                .isEqualTo(!whole.allEndedIn(blocks) || length > whole.endOf(blocks));
        whole.assertSame(replayed, blocks, "byte " + length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void aWrongByteIsNamedAndNothingBehindItBelieved(String name) throws IOException {
        RecordedBytes whole = RecordedBytes.of(name);
        assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> {
                    for (int at = 0; at < whole.length(); at += whole.step()) {
                        assertNamed(whole, at);
                    }
                });
    }

    /**
     * All eight bits of every byte, where blocks are told from each other: what has passed there is
     * only decoded afterwards.
     */
    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void everyWrongBitEndsTheBlocksWhereItStands(String name) throws IOException {
        RecordedBytes whole = RecordedBytes.of(name);
        for (int bit = BlockFormat.PREAMBLE_BYTES * Byte.SIZE;
                bit < whole.length() * Byte.SIZE;
                bit++) {
            byte[] flipped = whole.cutAt(whole.length());
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(RecordedBytes.refusedBehind(flipped))
                    .as("bit %d", bit)
                    .isEqualTo(whole.blocksBefore(bit / Byte.SIZE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void everyBlockThatIsWholeIsReadAndNoOther(String name) throws IOException {
        RecordedBytes whole = RecordedBytes.of(name);
        for (int length = BlockFormat.PREAMBLE_BYTES; length <= whole.length(); length++) {
            assertThat(RecordedBytes.readableBlocks(whole.cutAt(length)))
                    .as("cut off at byte %d", length)
                    .isEqualTo(whole.blocksBefore(length));
        }
    }

    /** Another bit at each byte, so that all eight are tried in all parts of a block. */
    private static void assertNamed(RecordedBytes whole, int at) throws IOException {
        byte[] flipped = whole.cutAt(whole.length());
        flipped[at] ^= (byte) (1 << at % Byte.SIZE);
        FleetLog replayed = new FleetLog();
        int blocks = whole.blocksBefore(at);
        if (blocks < RecordedBytes.BLOCKS_THAT_SAY_WHAT_IT_IS) {
            assertThatThrownBy(() -> RecordedBytes.replay(flipped, replayed))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining(refusal(whole, at));
        } else {
            assertReadBefore(whole, at, RecordedBytes.replay(flipped, replayed));
        }
        whole.assertSame(replayed, blocks, "byte " + at);
    }

    private static String refusal(RecordedBytes whole, int at) {
        return at < BlockFormat.MAGIC.length
                ? "is not a gilspy recording"
                : at < BlockFormat.PREAMBLE_BYTES ? "has format " : damage(whole, at);
    }

    private static String damage(RecordedBytes whole, int at) {
        return "is damaged at byte %d: a block's ".formatted(whole.blockAt(at));
    }

    private static void assertReadBefore(RecordedBytes whole, int at, Replay replay) {
        assertThat(replay.truncated()).as("byte %d", at).isTrue();
        assertThat(replay.missing()).contains(damage(whole, at));
        assertThatThrownBy(replay::undamaged)
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(damage(whole, at));
    }
}
