package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.FakeObjects;
import dev.gilspy.cpython.FakePython;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.recording.CallLog;
import dev.gilspy.recording.CallLog.NumberedFrame;
import dev.gilspy.recording.CallLog.NumberedStack;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.StackTable;
import dev.gilspy.source.kernel.Event.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as the programs write them: {@code struct event} in native/kernel-source.bpf.c. */
class EventReaderTest {
    private static final int FROM = 24;
    private static final int CODE_BYTES = 16;
    private static final long NATIVE_CODE = 0x7f00_0000_4000L;

    /** One reader and what it has announced, for one version of CPython. */
    private static final class Scene {
        final FakePython python;
        final FakeObjects objects;
        final FrameOffsets at;
        final CallLog log = new CallLog();
        final EventReader reader;
        int nativeFrame = -1;

        Scene(FakePython python) {
            this.python = python;
            this.objects = new FakeObjects(python);
            this.at = FrameOffsets.of(python.layout());
            StackTable stacks = new StackTable(call -> call.accept(log));
            CodeObjects codes = new CodeObjects(python.memory(), python.layout());
            CodeFrames frames = new CodeFrames(codes, stacks);
            this.reader = new EventReader(at, frames, stacks, this::nativeFrame);
        }

        private int nativeFrame(long instruction) {
            return instruction == NATIVE_CODE ? nativeFrame : -1;
        }

        /** A frame as the program sends it: the code object and the instruction, as they stand. */
        long[] frame(long code, int lasti) {
            long instruction =
                    at.lastiUnitBytes() > 0
                            ? Math.floorDiv(lasti, at.lastiUnitBytes()) & 0xffff_ffffL
                            : code + at.codeStart() + lasti;
            return new long[] {code, instruction};
        }

        Event read(int flags, long[]... leafFirst) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(FROM + 56 + 16 * leafFirst.length)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(FROM + 8, 4242).put(FROM + 12, (byte) 1).put(FROM + 13, (byte) flags);
            bytes.putShort(FROM + 14, (short) leafFirst.length).putLong(FROM, 5);
            bytes.putLong(FROM + 40, NATIVE_CODE);
            for (int i = 0; i < leafFirst.length; i++) {
                bytes.putLong(FROM + 56 + 16 * i, leafFirst[i][0]);
                bytes.putLong(FROM + 64 + 16 * i, leafFirst[i][1]);
            }
            return reader.read(bytes, FROM);
        }

        /** The functions of a stack, root first. */
        List<String> functions(int stack) {
            List<String> functions = new ArrayList<>();
            for (int at = stack; at != 0; ) {
                int number = at;
                NumberedStack top = only(NumberedStack.class, each -> each.id() == number);
                NumberedFrame leaf = only(NumberedFrame.class, each -> each.id() == top.frame());
                functions.add(0, leaf.frame().function());
                at = top.parent();
            }
            return functions;
        }

        private <T> T only(Class<T> kind, java.util.function.Predicate<T> which) {
            return log.calls().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(which)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Stream<FakePython> versions() {
        return FakePython.versions();
    }

    @Test
    void readsEveryFieldOfARecord() {
        ByteBuffer bytes = ByteBuffer.allocate(FROM + 56).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(FROM, 123_456_789_012L).putInt(FROM + 8, 4242);
        bytes.put(FROM + 12, (byte) 4).put(FROM + 13, (byte) (Event.BLIND | Event.LOCKED));
        bytes.putLong(FROM + 16, 0x7f00_1234_5678L)
                .put(FROM + 24, (byte) 127)
                .put(FROM + 25, (byte) 15);
        bytes.putShort(FROM + 26, (short) -110).putInt(FROM + 28, 3);
        bytes.putLong(FROM + 32, 77).putLong(FROM + 40, 88).putLong(FROM + 48, 99);

        assertThat(EventReader.slotOf(bytes, FROM)).isEqualTo(127);
        assertThat(new Scene(new FakePython(12)).reader.read(bytes, FROM))
                .isEqualTo(
                        new Event(
                                123_456_789_012L,
                                4242,
                                Kind.WAIT,
                                Event.BLIND | Event.LOCKED,
                                0x7f00_1234_5678L,
                                1,
                                15,
                                -110,
                                3,
                                77,
                                88,
                                99,
                                Event.NO_STACK));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aStackIsReadRootFirst(FakePython python) {
        Scene scene = new Scene(python);
        long main = scene.objects.code("main", "a.py", 1, CODE_BYTES);
        long work = scene.objects.code("work", "a.py", 10, CODE_BYTES);
        long leaf = scene.objects.code("leaf", "b.py", 20, CODE_BYTES);

        Event event =
                scene.read(
                        Event.WALKED | Event.WHOLE | Event.SHIM,
                        scene.frame(leaf, 4),
                        scene.frame(work, 6),
                        scene.frame(main, 8));

        assertThat(scene.functions(event.stack())).containsExactly("main", "work", "leaf");
        assertThat(scene.reader.walks()).isEqualTo(1);
        assertThat(scene.reader.brokenWalks()).isZero();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFrameThatHasNotBegunIsAFrame(FakePython python) {
        Scene scene = new Scene(python);
        long code = scene.objects.code("new", "a.py", 1, CODE_BYTES);

        Event event = scene.read(Event.WALKED | Event.WHOLE | Event.SHIM, scene.frame(code, -2));

        assertThat(scene.functions(event.stack())).containsExactly("new");
    }

    @Test
    void aNativeFunctionStandsOnTopOfAnInterruptedStackOnly() {
        Scene scene = new Scene(new FakePython(12));
        long code = scene.objects.code("f", "a.py", 1, CODE_BYTES);
        int whole = Event.WALKED | Event.WHOLE | Event.SHIM;
        scene.nativeFrame = 99;

        int stack = scene.read(whole, scene.frame(code, 4)).stack();

        assertThat(scene.log.calls())
                .filteredOn(NumberedStack.class::isInstance)
                .last()
                .isEqualTo(new NumberedStack(stack, stack - 1, 99));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anEmptyStackIsWhole(FakePython python) {
        Scene scene = new Scene(python);

        assertThat(scene.read(Event.WALKED | Event.WHOLE).stack()).isZero();
        assertThat(scene.reader.brokenWalks()).isZero();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aChainThatDoesNotReachItsEndIsBroken(FakePython python) {
        Scene scene = new Scene(python);
        long code = scene.objects.code("f", "a.py", 1, CODE_BYTES);

        Event event = scene.read(Event.WALKED | Event.SHIM, scene.frame(code, 4));

        assertThat(event.stack()).isEqualTo(Event.NO_STACK);
        assertThat(scene.reader.brokenWalks()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aChainWithoutTheFrameAtItsEndIsBrokenWhereThereIsOne(FakePython python) {
        Scene scene = new Scene(python);
        long code = scene.objects.code("f", "a.py", 1, CODE_BYTES);

        scene.read(Event.WALKED | Event.WHOLE, scene.frame(code, 4));

        assertThat(scene.reader.brokenWalks()).isEqualTo(scene.at.endsInShim() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFrameWithoutCodeOrBehindItsEndBreaksTheStack(FakePython python) {
        Scene scene = new Scene(python);
        long code = scene.objects.code("f", "a.py", 1, CODE_BYTES);
        int whole = Event.WALKED | Event.WHOLE | Event.SHIM;

        scene.read(whole, scene.frame(0x1234_5000, 4), scene.frame(code, 4));
        scene.read(whole, scene.frame(code, 4), scene.frame(code, 400));
        scene.read(whole, scene.frame(code, -400));
        scene.read(whole, new long[] {code, 0x7fff_0000_7fff_ff00L});

        assertThat(scene.reader.walks()).isEqualTo(4);
        assertThat(scene.reader.brokenWalks()).isEqualTo(4);
    }

    @Test
    void whatWasNotWalkedIsNoBrokenStack() {
        Scene scene = new Scene(new FakePython(13));

        assertThat(scene.read(0).stack()).isEqualTo(Event.NO_STACK);
        assertThat(scene.reader.walks()).isZero();
    }
}
