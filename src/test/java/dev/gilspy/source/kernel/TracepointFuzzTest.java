package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.gilspy.fuzz.Cost;

/** Whatever tracefs says of a tracepoint, it is understood or refused. */
class TracepointFuzzTest {
    private static final Cost COST = new Cost(4 << 20, 1024, 1000);

    @FuzzTest
    void anyFormat(@NotNull @WithUtf8Length(max = 2048) String text) throws Exception {
        COST.bound(text.length(), () -> parse(text));
    }

    private static void parse(String text) {
        try {
            Tracepoint point = Tracepoint.parse(text);
            assertThat(point.id()).isNotNegative();
            assertThat(point.offsets().values()).allMatch(offset -> offset >= 0);
            point.offsets().keySet().forEach(point::offset);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)a tracepoint .*|For input string: .*");
        }
    }
}
