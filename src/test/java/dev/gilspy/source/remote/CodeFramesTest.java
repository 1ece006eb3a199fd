package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.FakeObjects;
import dev.gilspy.cpython.FakePython;
import dev.gilspy.model.Frame;
import dev.gilspy.recording.CallLog.NumberedFrame;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.StackTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFramesTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakePython python = new FakePython(12);
    private final FakeObjects objects = new FakeObjects(python);
    private final ObservationRing ring = new ObservationRing();
    private final CodeFrames frames =
            new CodeFrames(new CodeObjects(python.memory(), python.layout()), new StackTable(ring));

    @Test
    void aFrameIsKnownByItsCodeAndInstruction() {
        long code = objects.code("f", "a.py", 7, 16);
        int frame = frames.frame(code, 4, 0);
        assertThat(frames.frame(code, 4, 1)).isEqualTo(frame);
        assertThat(announced()).containsExactly(new Frame("f", "a.py", 7));
    }

    @Test
    void instructionsOnOneLineAreOneFrame() {
        long code = objects.code("f", "a.py", 7, 16);
        assertThat(frames.frame(code, 4, 0)).isEqualTo(frames.frame(code, -2, 0));
    }

    @Test
    void whatIsNoCodeOrLiesBehindItIsUnknown() {
        long code = objects.code("f", "a.py", 7, 16);
        assertThat(frames.frame(code, 18, 0)).isEqualTo(CodeFrames.UNKNOWN);
        assertThat(frames.frame(0x1234_5000, 0, 0)).isEqualTo(CodeFrames.UNKNOWN);
        assertThat(announced()).isEmpty();
    }

    @Test
    void otherCodeAtTheSameAddressIsNoticedWithinASecond() {
        long code = objects.code("before", "a.py", 7, 16);
        int before = frames.frame(code, 4, 0);
        objects.fillCode(code, "after", "b.py", 9, 16);
        assertThat(frames.frame(code, 4, SECOND / 2)).isEqualTo(before);
        assertThat(frames.frame(code, 4, SECOND + 1)).isNotEqualTo(before);
        assertThat(announced())
                .containsExactly(new Frame("before", "a.py", 7), new Frame("after", "b.py", 9));
    }

    @Test
    void codeThatIsGoneIsUnknown() {
        long code = objects.code("f", "a.py", 7, 16);
        frames.frame(code, 4, 0);
        python.set(code, "PyObject", "ob_type", 0);
        assertThat(frames.frame(code, 4, 2 * SECOND)).isEqualTo(CodeFrames.UNKNOWN);
    }

    @Test
    void framesKeepTheirNumbersAsTheTablesGrow() {
        long[] codes = new long[600];
        int[] first = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = objects.code("f" + i, "a.py", i + 1, 16);
            first[i] = frames.frame(codes[i], 4, 0);
        }
        for (int i = 0; i < codes.length; i++) {
            assertThat(frames.frame(codes[i], 4, 1)).isEqualTo(first[i]);
            assertThat(frames.frame(codes[i], 8, 1)).isEqualTo(first[i]);
        }
        assertThat(first).doesNotHaveDuplicates();
    }

    private List<Frame> announced() {
        return Drained.from(ring, NumberedFrame.class).stream().map(NumberedFrame::frame).toList();
    }
}
