package dev.gilspy.pypy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CodeObject;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PypyFramesTest {
    private final FakePypy pypy = new FakePypy(2);
    private final FakeFunctions functions = new FakeFunctions(pypy);
    private final PypyThreads threads = new PypyThreads(pypy.process());
    private final BatchRead nothing = new BatchRead(1, Long.BYTES);
    private long spin;
    private long run;
    private long bootstrap;

    @BeforeEach
    void threadThatSpins() {
        spin = functions.code(0x1348, "spin", "spin", "/srv/spin.py");
        run = functions.code(0x1478, "run", "Thread.run", "/usr/lib/threading.py");
        bootstrap = functions.code(0x147c, "_bootstrap", "Thread._bootstrap", "/usr/lib/t.py");
        threads.walk();
    }

    @Test
    void aStackIsFoundOutAndReadWithNoLayoutKnown() {
        functions.run(1, spin, run, bootstrap);
        PypyFrames frames = found();

        assertThat(frames.known()).isTrue();
        assertThat(names(frames, 1)).containsExactly("spin", "Thread.run", "Thread._bootstrap");
        assertThat(frames.codes().read(0x1348).map(CodeObject::file)).contains("/srv/spin.py");
        assertThat(frames.codes().read(0x1348).map(code -> code.frameAt(0).line())).contains(0);
        assertThat(frames.codes().read(0x999)).as("in nobody's frame").isEmpty();
    }

    @Test
    void aFrameThatTheJitKnowsStandsBehindAReference() {
        functions.run(1, spin, run, bootstrap);
        functions.top(1, functions.reference(1));
        functions.enterJit(1);
        assertThat(names(found(), 1)).containsExactly("spin", "Thread.run", "Thread._bootstrap");
    }

    @Test
    void whatTheRecordAndTheFramesDoNotAgreeOnIsNotBelieved() {
        functions.run(1, spin, run, bootstrap);
        functions.push(1, 1, 0x2000); // A function that no frame has.
        assertThat(PypyFrames.find(pypy.process(), threads)).isEmpty();
    }

    @Test
    void twoFunctionsMayAgreeByChance() {
        functions.run(1, spin, run);
        assertThat(PypyFrames.find(pypy.process(), threads)).isEmpty();
        assertThat(PypyFrames.none(pypy.memory).known()).isFalse();
        assertThat(names(PypyFrames.none(pypy.memory), 1)).isEmpty();
    }

    @Test
    void namesWithoutAQualifiedOneDo() {
        functions.run(1, plain(4, "a"), plain(8, "<lambda>"), plain(12, "_b2"));
        assertThat(names(found(), 1)).containsExactly("a", "<lambda>", "_b2");
    }

    private long plain(long id, String name) {
        return functions.code(id, name, "(it has none)", "<string>");
    }

    @Test
    void aRecordThatDoesNotHangTogetherIsRefusedWhole() {
        functions.run(1, spin, run, bootstrap);
        PypyFrames frames = found();

        functions.push(1, 17, 0);
        assertThat(stack(frames, 1).whole()).as("a kind that there is not").isFalse();
        assertThat(stack(frames, 1).depth()).isZero();
    }

    @Test
    void aRecordWithALoopEnds() {
        functions.run(1, spin, run, bootstrap);
        PypyFrames frames = found();
        long node = pypy.memory.readLong(FakePypy.element(1) + FakeFunctions.RECORD_AT);
        pypy.memory.andLong(node, node);
        assertThat(stack(frames, 1).whole()).isFalse();
    }

    @Test
    void aThreadThatHasGoneHasNoStack() {
        functions.run(1, spin, run, bootstrap);
        assertThat(stack(found(), 7).whole()).isFalse();
    }

    private PypyFrames found() {
        return PypyFrames.find(pypy.process(), threads).orElseThrow();
    }

    private ThreadStack stack(PypyFrames frames, int thread) {
        ThreadStack stack = frames.stacks().stackOf(FakePypy.ident(thread));
        nothing.clear();
        frames.stacks().take(stack, nothing);
        return stack;
    }

    private List<String> names(PypyFrames frames, int thread) {
        ThreadStack stack = stack(frames, thread);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < stack.depth(); i++) {
            names.add(frames.codes().read(stack.code(i)).orElseThrow().function());
        }
        return names;
    }
}
