package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.cpython.layout.FakeDebugOffsets;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a target says of where its members are, everything that follows it ends soon. */
class DebugOffsetsFuzzTest {
    private static final int SEEDS = 3000;
    private static final int HEADER_BYTES = 24;
    private static final int MOST_WRONG = 6;

    private final BatchRead batch = new BatchRead(64, 1 << 20);
    private int refused;
    private int read;

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15})
    void readersFollowAnyTable(int minor) {
        FakePython python = new FakePython(minor);
        long tstate = build(python);
        byte[] agreeing =
                FakeDebugOffsets.agreeing(python.layout(), 3 << 24 | minor << 16 | 0x1f0).array();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (int seed = 0; seed < SEEDS; seed++) {
                        damage(python, agreeing, new Random(seed));
                        readAll(python, tstate);
                    }
                });
        assertThat(refused).as("refused").isPositive();
        assertThat(read).as("read").isPositive();
    }

    private static long build(FakePython python) {
        FakeFrames frames = new FakeFrames(python);
        FakeObjects objects = new FakeObjects(python);
        long tstate = python.thread(7, 7);
        long code = objects.code("f", "a.py", 1, 16);
        frames.leaf(tstate, frames.frame(code, 4, frames.frame(code, 4, frames.shim())));
        FakeThreading threading = new FakeThreading(python);
        threading.start(7, "name", true);
        threading.imported();
        return tstate;
    }

    /** Some words become offsets that might be, or anything. */
    private static void damage(FakePython python, byte[] agreeing, Random random) {
        ByteBuffer bytes = ByteBuffer.wrap(agreeing.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1 + random.nextInt(MOST_WRONG); i > 0; i--) {
            int words = (bytes.capacity() - HEADER_BYTES) / Long.BYTES;
            int at = HEADER_BYTES + Long.BYTES * random.nextInt(words);
            long near = bytes.getLong(at) + Long.BYTES * (random.nextInt(9) - 4);
            bytes.putLong(
                    at,
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextLong();
                        case 1 -> 1L << random.nextInt(64);
                        case 2 -> random.nextInt(1 << 16) & -Long.BYTES;
                        default -> near;
                    });
        }
        python.write(python.process().runtime(), bytes.array());
    }

    private void readAll(FakePython python, long tstate) {
        try {
            CpythonProcess process = python.process();
            Layout layout =
                    CpythonAttach.corrected(process.layout(), location(process), process.memory());
            readAll(
                    new CpythonProcess(
                            process.memory(),
                            layout,
                            process.version(),
                            process.runtime(),
                            process.interpreter(),
                            process.gil()),
                    tstate);
            read++;
        } catch (UnsupportedInterpreterException e) {
            refused++;
        } catch (RemoteReadException e) {
            read++;
        }
    }

    private void readAll(CpythonProcess process, long tstate) {
        StackReader reader = new StackReader(process);
        ThreadStack stack = reader.stackOf(tstate);
        CodeObjects codes = new CodeObjects(process.memory(), process.layout());
        for (int i = 0; i < 2; i++) {
            batch.clear();
            reader.plan(stack, batch);
            batch.run(process.memory());
            reader.take(stack, batch);
        }
        for (int i = 0; i < stack.depth(); i++) {
            codes.read(stack.code(i)).ifPresent(codes::stillThere);
        }
        new Interpreters(process).walk();
        new ThreadStates(process, process.interpreter()).walk();
        new GilWords(process, process.gil());
        new ThreadingNames(process.memory(), process.layout(), process.interpreter()).byIdent();
        CpythonAttach.attach(location(process), process.memory());
    }

    private static RuntimeLocation location(CpythonProcess process) {
        return new RuntimeLocation(
                RuntimeLocation.CPYTHON,
                process.version(),
                false,
                process.runtime(),
                "test",
                "/python");
    }
}
