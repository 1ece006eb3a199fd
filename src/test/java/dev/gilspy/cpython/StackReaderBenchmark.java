package dev.gilspy.cpython;

import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.target.Target;
import java.util.Comparator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading the stack of a thread that stands still, of another process, and walking its frames. */
@State(Scope.Thread)
public class StackReaderBenchmark {
    private static final int LONGEST_SECONDS = 600;
    private static final int MOST_PIECES = 256;
    private static final int BATCH_BYTES = 1 << 20;

    @Param({"5", "50", "200"})
    private int frames;

    private final BatchRead batch = new BatchRead(MOST_PIECES, BATCH_BYTES);
    private PythonFixture target;
    private ProcessVmMemory memory;
    private StackReader reader;
    private ThreadStack stack;

    @Setup
    public void attach() {
        target = PythonFixture.start(PythonVersions.any(), "scaled.py", LONGEST_SECONDS, 1, frames);
        memory = new ProcessVmMemory(target.pid());
        CpythonProcess process =
                CpythonAttach.attach(RuntimeLocator.locate(Target.open(target.pid())), memory)
                        .orElseThrow();
        reader = new StackReader(process);
        stack =
                new ThreadStates(process, process.interpreter())
                        .walk().threads().stream()
                                .map(ThreadStateWords::address)
                                .map(reader::stackOf)
                                .max(Comparator.comparingInt(this::depth))
                                .orElseThrow();
    }

    private int depth(ThreadStack any) {
        batch.clear();
        reader.plan(any, batch);
        batch.run(memory);
        reader.take(any, batch);
        return any.depth();
    }

    /** All of it, with the read. */
    @Benchmark
    public int readAndWalk() {
        return checked(depth(stack));
    }

    /** With what was read before. */
    @Benchmark
    public int walk() {
        reader.take(stack, batch);
        return checked(stack.depth());
    }

    private int checked(int depth) {
        if (depth < frames) {
            throw new IllegalStateException("%d frames of %d".formatted(depth, frames));
        }
        return depth;
    }

    @TearDown
    public void end() {
        target.close();
    }
}
