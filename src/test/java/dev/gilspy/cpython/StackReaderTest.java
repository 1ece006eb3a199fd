package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackReaderTest {
    private static final long NOWHERE = 0x1234_5000L;

    private final BatchRead batch = new BatchRead(1024, 8 << 20);

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aChainIsReadFromLeafToRoot(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.recursion(3));
        ThreadStack stack = scene.read();
        assertThat(stack.whole()).isTrue();
        assertThat(stack.changed()).isTrue();
        assertThat(codes(stack)).containsExactly(0x3000, 0x2000, 0x1000);
        assertThat(IntStream.range(0, 3).map(stack::lasti)).containsExactly(6, 4, 2);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aThreadThatRunsNoPythonHasAnEmptyStack(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(0);
        assertThat(scene.read().whole()).isTrue();
        assertThat(scene.stack.depth()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aFrameBeforeItsFirstInstructionIsTaken(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.frame(0x5000, -2, scene.frames.shim()));
        assertThat(scene.read().whole()).isTrue();
        assertThat(scene.stack.lasti(0)).isBetween(-2, -1);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aStackThatStaysIsUnchangedAndCostsNoReadOfItsOwn(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.recursion(40));
        scene.read();
        int before = scene.memory.singleReads;
        assertThat(scene.read().whole()).isTrue();
        assertThat(scene.stack.changed()).isFalse();
        assertThat(scene.memory.singleReads).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aCallAndAReturnChangeIt(FakePython python) {
        Scene scene = new Scene(python);
        long outer = scene.frames.recursion(2);
        scene.leaf(outer);
        scene.read();
        scene.leaf(scene.frames.frame(0x3000, 2, outer));
        assertThat(scene.read().changed()).isTrue();
        assertThat(codes(scene.stack)).containsExactly(0x3000, 0x2000, 0x1000);
        scene.leaf(outer);
        assertThat(scene.read().changed()).isTrue();
        assertThat(codes(scene.stack)).containsExactly(0x2000, 0x1000);
    }

    /** CPython's own limit is 1,000 calls, which lie on more than a hundred pages up to 3.10. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void stacksAsDeepAsTheReaderSaysAreRead(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.recursion(StackReader.DEEPEST));
        assertThat(scene.read().whole()).isTrue();
        assertThat(scene.stack.depth()).isEqualTo(StackReader.DEEPEST);
        assertThat(scene.read().changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void deeperStacksAreRefused(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.recursion(StackReader.DEEPEST + 1));
        scene.assertRefused();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aLoopIsRefused(FakePython python) {
        Scene scene = new Scene(python);
        long inner = scene.frames.frame(0x2000, 2, 0);
        scene.frames.caller(inner, scene.frames.frame(0x1000, 2, inner));
        scene.leaf(inner);
        scene.assertRefused();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aLoopOfFramesThatAreNoneIsRefused(FakePython python) {
        Scene scene = new Scene(python);
        if (scene.frames.endsInShim()) {
            long shim = scene.frames.shim();
            scene.frames.caller(shim, shim);
            scene.leaf(shim);
            scene.assertRefused();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aChainThatLeadsNowhereIsRefused(FakePython python) {
        Scene scene = new Scene(python);
        for (long nowhere : new long[] {NOWHERE, -1, 1, Long.MAX_VALUE - 7, Long.MIN_VALUE}) {
            scene.leaf(scene.frames.frame(0x1000, 2, nowhere));
            scene.assertRefused();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aChainThatEndsEarlyIsRefusedWhereThatShows(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.frame(0x1000, 2, 0));
        assertThat(scene.read().whole()).isEqualTo(!scene.frames.endsInShim());
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void frameWithoutCodeOrWithAnAbsurdInstructionIsRefused(FakePython python) {
        Scene scene = new Scene(python);
        scene.leaf(scene.frames.frame(0, 2, scene.frames.shim()));
        scene.assertRefused();
        scene.leaf(scene.frames.frame(0x1000, -40, scene.frames.shim()));
        scene.assertRefused();
        scene.leaf(scene.frames.frame(0x1000, 1 << 29, scene.frames.shim()));
        scene.assertRefused();
    }

    @Test
    void afterATornChainTheNextWholeOneIsNew() {
        Scene scene = new Scene(new FakePython(12));
        long whole = scene.frames.recursion(3);
        scene.leaf(whole);
        scene.read();
        scene.leaf(NOWHERE);
        scene.assertRefused();
        scene.leaf(whole);
        assertThat(scene.read().changed()).isTrue();
        assertThat(scene.stack.depth()).isEqualTo(3);
    }

    /** Since 3.14 the threads of a free-threaded build run copies of the bytecode. */
    @ParameterizedTest
    @ValueSource(ints = {14, 15})
    void anInstructionInAThreadsOwnCopyOfTheBytecodeIsFound(int minor) {
        FakePython python = new FakePython(minor, true);
        Scene scene = new Scene(python);
        long code = python.place("PyCodeObject");
        long copy = python.place(100);
        long copies = python.place(64);
        python.set(code, "PyCodeObject", "co_tlbc", copies);
        python.write(copies, FakeFrames.littleEndian(3, 0, copy, 0));
        long frame = scene.frames.frame(code, 0, scene.frames.shim());
        python.set(frame, "_PyInterpreterFrame", "instr_ptr", copy + 6);
        scene.leaf(frame);

        python.set(frame, "_PyInterpreterFrame", "tlbc_index", 1);
        assertThat(scene.read().whole()).isTrue();
        assertThat(scene.stack.code(0)).isEqualTo(code);
        assertThat(scene.stack.lasti(0)).isEqualTo(6);

        for (int index : new int[] {2, 3, -1, Integer.MAX_VALUE}) {
            python.set(frame, "_PyInterpreterFrame", "tlbc_index", index);
            scene.assertRefused();
        }
        python.set(code, "PyCodeObject", "co_tlbc", NOWHERE);
        scene.assertRefused();
    }

    private static long[] codes(ThreadStack stack) {
        return IntStream.range(0, stack.depth()).mapToLong(stack::code).toArray();
    }

    /** One thread, read again and again. */
    private final class Scene {
        private final FakeFrames frames;
        private final CountingMemory memory;
        private final StackReader reader;
        private final ThreadStack stack;

        Scene(FakePython python) {
            frames = new FakeFrames(python);
            memory = new CountingMemory(python.memory());
            reader = new StackReader(python.process(memory));
            stack = reader.stackOf(python.thread(1, 1));
        }

        void leaf(long frame) {
            frames.leaf(stack.tstate(), frame);
        }

        ThreadStack read() {
            assertTimeoutPreemptively(Duration.ofSeconds(5), this::readNow);
            return stack;
        }

        private void readNow() {
            batch.clear();
            reader.plan(stack, batch);
            batch.run(memory);
            reader.take(stack, batch);
        }

        void assertRefused() {
            assertThat(read().whole()).isFalse();
            assertThat(stack.depth()).isZero();
        }
    }

    /** Counts the reads that no batch makes. */
    private static final class CountingMemory implements RemoteMemory {
        private final RemoteMemory memory;
        private int singleReads;

        CountingMemory(RemoteMemory memory) {
            this.memory = memory;
        }

        @Override
        public void read(long address, ByteBuffer into) {
            singleReads++;
            memory.read(address, into);
        }

        @Override
        public long gather(BatchRead pieces, int from, int to) {
            return memory.gather(pieces, from, to);
        }
    }
}
