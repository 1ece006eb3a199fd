package dev.gilspy.cpython;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.cpython.layout.FakeDebugOffsets;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.memory.FakeMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Whatever the target's memory holds, every reader ends soon, with an answer or a refusal. */
class ReadersFuzzTest {
    private static final Cost COST = new Cost(64 << 20, 4096, 5000);
    private static final long BASE = 0x7f12_f000_0000L;
    private static final int DEPTH = 5;
    private static final int OLDEST = 8;
    private static final int NEWEST = 15;
    private static final int FIRST_WITH_OFFSETS = 13;
    private static final int FIRST_FREE_THREADED = 13;
    private static final int HEADER_BYTES = 24;

    /**
     * One word of a target that is not as it should be.
     *
     * @param place which word, counted round and round
     * @param pointer whether the value is the place of another word
     */
    public record Wrong(int place, long value, boolean pointer) {}

    /** Memory that was never a CPython's. The first eight bytes are where to look. */
    @FuzzTest
    void anyMemory(@InRange(min = OLDEST, max = NEWEST) int minor, byte @NotNull [] bytes)
            throws Exception {
        Layout layout = LayoutLibrary.find(3, minor).orElseThrow();
        ReadAll all = new ReadAll(FakeMemory.with(BASE, bytes), layout);
        COST.bound(
                bytes.length,
                () -> {
                    all.object(BASE);
                    all.process(BASE, BASE, BASE, BASE);
                });
    }

    /** An interpreter that makes sense up to some words: readers get far before they meet them. */
    @FuzzTest
    void anyWords(
            @InRange(min = OLDEST, max = NEWEST) int minor,
            @NotNull @WithSize(max = 50) List<@NotNull Wrong> wrongs)
            throws Exception {
        readWrong(FakePython.small(minor, false), wrongs);
    }

    /** The same of a build without a GIL, whose locks and pauses are read, too. */
    @FuzzTest
    void anyFreeThreadedWords(
            @InRange(min = FIRST_FREE_THREADED, max = NEWEST) int minor,
            @NotNull @WithSize(max = 50) List<@NotNull Wrong> wrongs)
            throws Exception {
        readWrong(FakePython.small(minor, true), wrongs);
    }

    private static void readWrong(FakePython python, List<Wrong> wrongs) throws Exception {
        long from = python.process().runtime();
        long tstate = build(python);
        int words = (int) (python.place(1) - from) / Long.BYTES;
        for (Wrong wrong : wrongs) {
            long value =
                    wrong.pointer ? from + wordOf(wrong.value, words) * Long.BYTES : wrong.value;
            long at = from + wordOf(wrong.place, words) * Long.BYTES;
            python.write(at, FakeFrames.littleEndian(value));
        }
        readAll(python, python.layout(), tstate);
    }

    /** A target that says of its members what is not so. */
    @FuzzTest
    void anyOffsets(
            @InRange(min = FIRST_WITH_OFFSETS, max = NEWEST) int minor,
            @NotNull @WithSize(max = 20) List<@NotNull Wrong> wrongs)
            throws Exception {
        FakePython python = FakePython.small(minor, false);
        long tstate = build(python);
        int version = 3 << 24 | minor << 16 | 0x1f0;
        byte[] table = FakeDebugOffsets.agreeing(python.layout(), version).array();
        ByteBuffer bytes = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        int words = (table.length - HEADER_BYTES) / Long.BYTES;
        for (Wrong wrong : wrongs) {
            int at = HEADER_BYTES + (int) wordOf(wrong.place, words) * Long.BYTES;
            bytes.putLong(at, wrong.pointer ? bytes.getLong(at) + wrong.value : wrong.value);
        }
        python.write(python.process().runtime(), table);
        CpythonProcess process = python.process();
        try {
            RuntimeLocation said =
                    new RuntimeLocation(
                            RuntimeLocation.CPYTHON,
                            process.version(),
                            false,
                            process.runtime(),
                            "test",
                            "/python");
            readAll(
                    python,
                    CpythonAttach.corrected(process.layout(), said, process.memory()),
                    tstate);
        } catch (UnsupportedInterpreterException | RemoteReadException e) {
            // That is the answer for a table that contradicts itself.
        }
    }

    private static long wordOf(long place, int words) {
        return Math.floorMod(place, (long) words);
    }

    private static void readAll(FakePython python, Layout layout, long tstate) throws Exception {
        CpythonProcess process = python.process();
        ReadAll all = new ReadAll(process.memory(), layout);
        COST.bound(
                0,
                () -> all.process(process.runtime(), process.interpreter(), process.gil(), tstate));
    }

    private static long build(FakePython python) {
        FakeFrames frames = new FakeFrames(python);
        FakeObjects objects = new FakeObjects(python);
        long tstate = python.thread(7, 7);
        long frame = frames.shim();
        for (int i = 1; i <= DEPTH; i++) {
            frame = frames.frame(objects.code("f" + i, "a.py", i, 16), 4, frame);
        }
        frames.leaf(tstate, frame);
        FakeThreading threading = new FakeThreading(python);
        threading.start(7, "name", false);
        threading.start(8, "other", true);
        threading.imported();
        return tstate;
    }
}
