package dev.gilspy.cpython;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.GilspyException;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.FakeMemory;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the target's memory holds, every reader ends soon, with an answer or a refusal. */
class ReadersFuzzTest {
    private static final long BASE = 0x7f12_f000_0000L;
    private static final int BYTES = 1 << 16;
    private static final List<Layout> LAYOUTS =
            FakePython.versions().map(FakePython::layout).toList();
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        8,
        16,
        1L << 20,
        1L << 30,
        1L << 31,
        1L << 32,
        1L << 60,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 64,
        BASE + BYTES - 1,
        BASE + BYTES
    };

    private final BatchRead batch = new BatchRead(64, 1 << 20);

    @Property(tries = 200)
    void readersSurviveAnyMemory(@ForAll long seed, @ForAll @IntRange(max = BYTES) int size) {
        Random random = new Random(seed);
        RemoteMemory memory = memory(random, size);
        for (Layout layout : LAYOUTS) {
            long address = pointer(random);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> readEverything(memory, layout, address));
        }
    }

    private void readEverything(RemoteMemory memory, Layout layout, long address) {
        CpythonProcess process =
                new CpythonProcess(
                        memory,
                        layout,
                        PythonVersion.of(3, layout.minor(), 0),
                        BASE,
                        address,
                        BASE);
        CodeObjects codes = new CodeObjects(memory, layout);
        attempt(address, new UnicodeObjects(memory, layout)::read);
        attempt(address, new Dicts(memory, layout)::entries);
        attempt(address, new InstanceAttributes(memory, layout)::of);
        attempt(address, at -> codes.read(at).ifPresent(codes::stillThere));
        attempt(address, at -> new ThreadingNames(memory, layout, at).byIdent());
        attempt(address, at -> new ThreadStates(process, process.interpreter()).walk());
        attempt(address, at -> new ThreadStates(process, process.interpreter()).interpreterOf(at));
        attempt(address, at -> attach(memory, layout, at));
        readStack(process, address);
    }

    /** The sampling path throws nothing at all. */
    private void readStack(CpythonProcess process, long tstate) {
        StackReader reader = new StackReader(process);
        ThreadStack stack = reader.stackOf(tstate);
        for (int i = 0; i < 2; i++) {
            batch.clear();
            reader.plan(stack, batch);
            batch.run(process.memory());
            reader.take(stack, batch);
        }
    }

    private static void attach(RemoteMemory memory, Layout layout, long runtime) {
        PythonVersion version = PythonVersion.of(3, layout.minor(), 0);
        CpythonAttach.attach(
                new RuntimeLocation(
                        RuntimeLocation.CPYTHON, version, false, runtime, "test", "/python"),
                memory);
    }

    private static void attempt(long address, LongConsumer read) {
        try {
            read.accept(address);
        } catch (RemoteReadException | GilspyException e) {
            // That is the answer for memory that is not there, or makes no sense.
        }
    }

    /** Numbers as pointers into the memory itself, extremes, small ones and any. */
    private static FakeMemory memory(Random random, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= Long.BYTES) {
            bytes.putLong(
                    switch (random.nextInt(4)) {
                        case 0, 1 -> pointer(random);
                        case 2 -> random.nextInt(64);
                        default -> random.nextLong();
                    });
        }
        return FakeMemory.with(BASE, bytes.array());
    }

    private static long pointer(Random random) {
        boolean extreme = random.nextInt(8) == 0;
        return extreme
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : BASE + random.nextInt(BYTES) / Long.BYTES * Long.BYTES;
    }
}
