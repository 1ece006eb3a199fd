package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Frame;
import dev.gilspy.recording.CallLog;
import dev.gilspy.recording.CallLog.NumberedFrame;
import dev.gilspy.recording.CallLog.NumberedStack;
import dev.gilspy.source.StackTable;
import org.junit.jupiter.api.Test;

class StackTableTest {
    private static final Frame OUTER = new Frame("outer", "a.py", 1);
    private static final Frame INNER = new Frame("inner", "a.py", 2);

    private final ObservationRing ring = new ObservationRing();
    private final StackTable table = new StackTable(ring);

    @Test
    void framesAndStacksAreAnnouncedOnceAndBeforeTheyAreUsed() {
        for (int i = 0; i < 3; i++) {
            int outer = table.push(0, table.frame(OUTER));
            int inner = table.push(outer, table.frame(INNER));
            assertThat(outer).isEqualTo(1);
            assertThat(inner).isEqualTo(2);
        }
        CallLog log = new CallLog();
        ring.drainTo(log);
        assertThat(log.calls())
                .containsExactly(
                        new NumberedFrame(0, OUTER),
                        new NumberedStack(1, 0, 0),
                        new NumberedFrame(1, INNER),
                        new NumberedStack(2, 1, 1));
    }

    @Test
    void theSameLeafOnAnotherParentIsAnotherStack() {
        int once = table.push(0, 5);
        int twice = table.push(once, 5);
        assertThat(twice).isNotEqualTo(once);
        assertThat(table.push(0, 5)).isEqualTo(once);
        assertThat(table.push(once, 5)).isEqualTo(twice);
    }

    @Test
    void stacksKeepTheirNumbersAsTheTableGrows() {
        int[] numbers = new int[20_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = table.push(i / 3, i);
        }
        assertThat(numbers).doesNotHaveDuplicates();
        for (int i = 0; i < numbers.length; i++) {
            assertThat(table.push(i / 3, i)).isEqualTo(numbers[i]);
        }
        assertThat(Drained.from(ring, NumberedStack.class)).hasSize(numbers.length);
    }

    @Test
    void moreStacksThanFitBecomeTheirParents() {
        int parent = table.push(0, 0);
        int leaf = 1;
        while (table.push(parent, leaf) != parent) {
            assertThat(leaf++).as("bounded").isLessThan(1 << 21);
            if (leaf % 100_000 == 0) {
                Drained.from(ring, NumberedStack.class);
            }
        }
        assertThat(leaf).isGreaterThan(1_000_000);
        assertThat(table.push(parent, 1)).as("what is known stays known").isEqualTo(2);
    }
}
