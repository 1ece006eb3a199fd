package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.report.Columns;
import java.io.IOException;

/** Whatever a terminal sends, and wherever it pauses, becomes keys and comes to an end. */
class KeyDecoderFuzzTest {
    /** With room for what this test itself asks of each key. */
    private static final Cost COST = new Cost(1 << 20, 8192, 1000);

    private static final byte PAUSE = (byte) 0x80;

    @FuzzTest
    void anyInput(byte @NotNull [] bytes) throws Exception {
        COST.bound(bytes.length, () -> decode(bytes));
    }

    private static void decode(byte[] bytes) throws IOException {
        int[] at = {0};
        KeyDecoder decoder = new KeyDecoder(millis -> next(bytes, at));
        int keys = 0;
        Key key = null;
        while (key == null || key.kind() != Key.Kind.HANG_UP) {
            key = decoder.next(1);
            if (key != null && key.kind() == Key.Kind.CHARACTER) {
                assertThat(Columns.plain(key.text())).isEqualTo(key.text());
            }
            assertThat(++keys).isLessThanOrEqualTo(2 * bytes.length + 2);
        }
    }

    /** Two bytes each are a character beyond ASCII, so that surrogates come, too. */
    private static int next(byte[] bytes, int[] at) {
        if (at[0] >= bytes.length) {
            return KeyDecoder.END;
        }
        byte first = bytes[at[0]++];
        if (first == PAUSE) {
            return KeyDecoder.NOTHING;
        }
        if (first > 0 || at[0] >= bytes.length) {
            return first & 0xff;
        }
        return (first & 0xff) << 8 | bytes[at[0]++] & 0xff;
    }
}
