package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.gilspy.fuzz.Cost;

/** Whatever a file of a thread says, its numbers are read or it is not one of them. */
class ProcTextFuzzTest {
    private static final Cost COST = new Cost(1 << 20, 64, 1000);

    @FuzzTest
    void anyText(@NotNull @WithUtf8Length(max = 600) String text) throws Exception {
        COST.bound(text.length(), () -> read(text));
    }

    private static void read(String text) {
        SyscallLine line = new SyscallLine();
        boolean taken = line.parse(ProcText.of(text));
        assertThat(line.running()).isEqualTo(line.number() == SyscallLine.RUNNING);
        if (!taken || line.number() == SyscallLine.NONE) {
            for (int i = 0; i < 6; i++) {
                assertThat(line.argument(i)).isZero();
            }
        }
        SchedStat stat = new SchedStat();
        if (stat.parse(ProcText.of(text))) {
            long cpuNanos = stat.cpuNanos();
            assertThat(stat.parse(ProcText.of(text))).as("the same again").isTrue();
            assertThat(stat.cpuNanos()).isEqualTo(cpuNanos);
        }
    }
}
