package dev.gilspy.cpython;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteReadException;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An interpreter that makes sense up to some words: the readers get far before they meet them. */
class DamagedPythonFuzzTest {
    private static final int DEPTH = 30;

    private final BatchRead batch = new BatchRead(64, 1 << 20);

    @Property(tries = 300)
    void readersSurviveWrongWords(
            @ForAll long seed,
            @ForAll @IntRange(min = 8, max = 13) int minor,
            @ForAll @IntRange(min = 1, max = 200) int wrongWords) {
        FakePython python = new FakePython(minor);
        long before = python.place(1);
        long tstate = build(python);
        long after = python.place(1);
        Random random = new Random(seed);
        for (int i = 0; i < wrongWords; i++) {
            long at = before + random.nextInt((int) (after - before)) / 8 * 8;
            long wrong = before + random.nextInt((int) (after - before));
            long value = random.nextBoolean() ? wrong : random.nextLong();
            python.write(at, FakeFrames.littleEndian(value));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> readAll(python, tstate));
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

    private void readAll(FakePython python, long tstate) {
        CpythonProcess process = python.process();
        CodeObjects codes = new CodeObjects(process.memory(), process.layout());
        StackReader reader = new StackReader(process);
        ThreadStack stack = reader.stackOf(tstate);
        batch.clear();
        reader.plan(stack, batch);
        batch.run(process.memory());
        reader.take(stack, batch);
        for (int i = 0; i < stack.depth(); i++) {
            codes.read(stack.code(i)).ifPresent(codes::stillThere);
        }
        new ThreadStates(process, process.interpreter()).walk();
        try {
            new ThreadingNames(process.memory(), process.layout(), process.interpreter()).byIdent();
        } catch (RemoteReadException e) {
            // A pointer that leads nowhere.
        }
    }
}
