package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.ThreadStates.Walk;
import dev.gilspy.memory.FakeMemory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadStatesTest {
    private static final long NOWHERE = 0x1234_5000L;

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void threadsComeNewestFirst(FakePython python) {
        long first = python.thread(0x7f00_0000_1000L, 41);
        long second = python.thread(0x7f00_0000_2000L, 42);
        boolean tells = python.layout().has("PyThreadState", "native_thread_id");
        Walk walk = new ThreadStates(python.process(), python.process().interpreter()).walk();
        assertThat(walk.whole()).isTrue();
        assertThat(walk.threads())
                .containsExactly(
                        new ThreadStateWords(second, 0x7f00_0000_2000L, tells ? 42 : 0),
                        new ThreadStateWords(first, 0x7f00_0000_1000L, tells ? 41 : 0));
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aBrokenListIsReadUpToTheBreak(FakePython python) {
        long old = python.thread(1, 1);
        long freed = python.thread(2, 2);
        long fresh = python.thread(3, 3);

        python.set(freed, "PyThreadState", "next", NOWHERE);
        assertBroken(python, fresh, freed);
        python.set(freed, "PyThreadState", "next", old);
        python.set(freed, "PyThreadState", "interp", NOWHERE);
        assertBroken(python, fresh);
    }

    private static void assertBroken(FakePython python, long... found) {
        Walk walk = new ThreadStates(python.process(), python.process().interpreter()).walk();
        assertThat(walk.whole()).isFalse();
        assertThat(walk.threads().stream().mapToLong(ThreadStateWords::address))
                .containsExactlyInAnyOrder(box(found));
    }

    private static Long[] box(long... values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    @Test
    void aLoopEndsSoon() {
        FakePython python = new FakePython(12);
        long oldest = python.thread(1, 1);
        python.thread(2, 2);
        long inTheMiddle = python.thread(3, 3);
        python.thread(4, 4);
        python.set(oldest, "PyThreadState", "next", inTheMiddle);
        Walk walk =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        new ThreadStates(python.process(), python.process().interpreter())::walk);
        assertThat(walk.whole()).isFalse();
        assertThat(walk.threads()).hasSizeLessThan(20);
    }

    @Test
    void whereNothingCanBeReadNothingIsFound() {
        FakePython python = new FakePython(12);
        CpythonProcess gone = python.process(new FakeMemory());
        assertThat(new ThreadStates(gone, gone.interpreter()).walk().threads()).isEmpty();
        assertThat(new ThreadStates(gone, gone.interpreter()).walk().whole()).isFalse();
    }

    /** Before 3.11 the TID is in the C library's own descriptor, 720 or 48 bytes into it. */
    @Test
    void theTidIsFoundWhereTheCLibraryHasIt() {
        assertThat(new NativeThreadIds(descriptor(720, 42), tid -> tid == 42).of(words(0)))
                .isEqualTo(42);
        assertThat(new NativeThreadIds(descriptor(48, 42), tid -> tid == 42).of(words(0)))
                .isEqualTo(42);
        assertThat(new NativeThreadIds(descriptor(100, 42), tid -> tid == 42).of(words(0)))
                .isZero();
        assertThat(new NativeThreadIds(new FakeMemory(), tid -> true).of(words(0))).isZero();
        assertThat(new NativeThreadIds(new FakeMemory(), tid -> true).of(words(7))).isEqualTo(7);
    }

    private static ThreadStateWords words(long nativeId) {
        return new ThreadStateWords(0x1000, 0x7000, nativeId);
    }

    private static FakeMemory descriptor(int at, int tid) {
        return FakeMemory.with(0x7000, new byte[1024]).andLong(0x7000 + at, tid);
    }
}
