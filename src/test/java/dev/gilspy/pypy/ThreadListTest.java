package dev.gilspy.pypy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.cpython.ThreadStates.Walk;
import dev.gilspy.memory.FakeMemory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadListTest {
    private final FakePypy pypy = new FakePypy(3);

    @Test
    void theHeadIsFoundByWhatItLooksLike() {
        ThreadListFinder finder = new ThreadListFinder(pypy.memory);
        assertThat(finder.head(pypy.data())).contains(FakePypy.HEAD);
        assertThat(finder.identOffset(FakePypy.element(0))).contains(56);
    }

    @Test
    void whatOnlyBeginsLikeAHeadIsPassedOver() {
        long alike = FakePypy.DATA + 0x800;
        pypy.memory.andLong(alike, 0xffff_ffffL);
        pypy.memory.andLong(alike + ThreadListFinder.NEXT_AT, FakePypy.element(1));
        pypy.memory.andLong(alike + ThreadListFinder.PREVIOUS_AT, 0x10);
        assertThat(new ThreadListFinder(pypy.memory).head(pypy.data())).contains(FakePypy.HEAD);
    }

    @Test
    void aListWithoutThreadsIsThatOfAnInterpreterThatIsStillStarting() {
        FakePypy starting = new FakePypy(0);
        assertThat(new ThreadListFinder(starting.memory).head(starting.data())).isEmpty();
    }

    @Test
    void anElementWithoutAThreadDescriptorTellsNoThread() {
        pypy.memory.andLong(FakePypy.ident(0), 0);
        assertThat(new ThreadListFinder(pypy.memory).identOffset(FakePypy.element(0))).isEmpty();
    }

    @Test
    void threadsComeInTheOrderOfTheList() {
        assertThat(new PypyThreads(pypy.process()).walk().whole()).isTrue();
        assertThat(pypy.idents())
                .containsExactly(FakePypy.ident(0), FakePypy.ident(1), FakePypy.ident(2));
    }

    @Test
    void aBrokenListIsReadUpToTheBreak() {
        pypy.memory.andLong(FakePypy.element(1), 0); // It has died.
        assertThat(new PypyThreads(pypy.process()).walk().whole()).isFalse();
        assertThat(pypy.idents()).containsExactly(FakePypy.ident(0));
    }

    @Test
    void aLoopEndsAtOnce() {
        pypy.memory.andLong(FakePypy.element(2) + ThreadListFinder.NEXT_AT, FakePypy.element(1));
        Walk walk =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), new PypyThreads(pypy.process())::walk);
        assertThat(walk.whole()).isFalse();
        assertThat(walk.threads()).hasSize(3);
    }

    @Test
    void whereNothingCanBeReadNothingIsFound() {
        PypyProcess gone =
                new PypyProcess(
                        new FakeMemory(),
                        pypy.process().version(),
                        FakePypy.DATA,
                        FakePypy.DATA,
                        FakePypy.DATA,
                        FakePypy.HEAD,
                        56);
        assertThat(new PypyThreads(gone).walk().threads()).isEmpty();
        assertThat(new PypyThreads(gone).walk().whole()).isFalse();
    }
}
