package dev.gilspy.pypy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.elf.BytesOf;
import dev.gilspy.elf.ElfException;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.memory.CountingMemory;
import dev.gilspy.memory.RemoteReadException;
import java.io.IOException;
import java.util.List;

/** Whatever a PyPy's memory and code hold, looking for what is where ends soon. */
class PypyFuzzTest {
    private static final Cost COST = new Cost(64 << 20, 4096, 5000);
    private static final int MOST_READS = 1 << 20;
    private static final long HEAD = FakePypy.DATA + 0x1a80;
    private static final int DATA_BYTES = 1 << 14; // the smaller, the more inputs a second
    private static final long OBJECTS = 0x7c00_0000_0000L;
    private static final int PLACES = 64;
    private static final int WORDS = 32;

    /**
     * One word that is not as it should be.
     *
     * @param object which of the first objects, threads or their descriptors
     * @param pointer whether the value is the place of another object
     */
    public record Wrong(int object, int word, long value, boolean pointer) {}

    @FuzzTest
    void anyWords(@NotNull @WithSize(max = 50) List<@NotNull Wrong> wrongs) throws Exception {
        FakePypy pypy = new FakePypy(3, HEAD, DATA_BYTES);
        FakeFunctions functions = new FakeFunctions(pypy);
        long spin = functions.code(0x1348, "spin", "spin", "/srv/spin.py");
        long run = functions.code(0x1478, "run", "Thread.run", "/usr/lib/threading.py");
        long start = functions.code(0x147c, "_start", "Thread._start", "/usr/lib/threading.py");
        functions.run(1, spin, run, start);
        for (Wrong wrong : wrongs) {
            set(pypy, wrong);
        }
        COST.bound(0, () -> read(pypy));
    }

    private static void set(FakePypy pypy, Wrong wrong) {
        long at = place(wrong.object) + Math.floorMod(wrong.word, WORDS) * 8L;
        long value = wrong.pointer ? place(wrong.value) : wrong.value;
        try {
            pypy.memory.readLong(at);
        } catch (RemoteReadException e) {
            return; // behind the object's end
        }
        pypy.memory.andLong(at, value);
    }

    private static long place(long object) {
        int index = (int) Math.floorMod(object, (long) PLACES);
        return index == 0
                ? HEAD
                : index < 4
                        ? FakePypy.element(index - 1)
                        : index < 7 ? FakePypy.ident(index - 4) : OBJECTS + (index - 7) * 0x1000L;
    }

    private static void read(FakePypy pypy) {
        CountingMemory memory = new CountingMemory(pypy.memory, MOST_READS);
        PypyProcess fake = pypy.process();
        PypyProcess process =
                new PypyProcess(
                        memory,
                        fake.version(),
                        FakePypy.DATA,
                        FakePypy.DATA + 40,
                        FakePypy.DATA + 176,
                        HEAD,
                        fake.identOffset());
        ThreadListFinder finder = new ThreadListFinder(memory);
        finder.head(pypy.data());
        finder.identOffset(FakePypy.element(0));
        PypyThreads threads = new PypyThreads(process);
        threads.walk();
        PypyFrames.find(process, threads).ifPresent(frames -> frames.codes().read(0x1348));
    }

    /** The file in which PyPy's GIL is looked for. */
    @FuzzTest
    void anyCode(byte @NotNull [] bytes) throws Exception {
        COST.bound(bytes.length, () -> find(bytes));
    }

    private static void find(byte[] bytes) throws IOException {
        try {
            ElfFile elf = ElfFile.read(BytesOf.array(bytes));
            new GilCode(elf).find();
        } catch (ElfException e) {
            // That is the answer for bytes that contradict themselves.
        }
    }
}
