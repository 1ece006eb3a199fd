package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.memory.BatchRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has stopped all threads; what cannot be the words that tell it tells nothing. */
class StopTheWorldTest {
    private static final String WORDS = "_stoptheworld_state";

    private final FakePython python = new FakePython(13, true);
    private final CpythonProcess process = python.process();
    private final StopTheWorld own = StopTheWorld.of(process, process.main());
    private final StopTheWorld all = StopTheWorld.ofAll(process);
    private final BatchRead batch = new BatchRead(2, 1 << 10);
    private final long ownWords =
            process.interpreter() + python.layout().offset("PyInterpreterState", "stoptheworld");
    private final long allWords =
            process.runtime() + python.layout().offset("_PyRuntimeState", "stoptheworld");

    @Test
    void whoAskedIsTheRequesterUntilAllGoOn() {
        python.set(ownWords, WORDS, "requested", 1);
        python.set(ownWords, WORDS, "requester", 0x1234);
        read();
        assertThat(own.requested()).isTrue();
        assertThat(own.requester()).isEqualTo(0x1234);
        assertThat(all.requested()).isFalse();

        python.set(ownWords, WORDS, "world_stopped", 1);
        read();
        assertThat(own.requested()).isTrue();

        python.set(ownWords, WORDS, "requested", 0);
        python.set(ownWords, WORDS, "world_stopped", 0);
        read();
        assertThat(own.requested()).isFalse();
        assertThat(own.requester()).isZero();
    }

    @Test
    void allInterpretersMayBeStoppedAtOnce() {
        python.set(allWords, WORDS, "is_global", 1);
        python.set(allWords, WORDS, "requested", 1);
        python.set(allWords, WORDS, "requester", 0x1234);
        read();
        assertThat(all.requested()).isTrue();
        assertThat(own.requested()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 0", "-1, 0, 0", "0, 1, 0", "1, 2, 0", "1, 1, 1"})
    void whatCannotBeSuchWordsIsNoPause(int requested, int stopped, int global) {
        python.set(ownWords, WORDS, "requested", requested);
        python.set(ownWords, WORDS, "world_stopped", stopped);
        python.set(ownWords, WORDS, "is_global", global);
        read();
        assertThat(own.requested()).isFalse();
    }

    @Test
    void itsOwnLocksAreKnown() {
        assertThat(own.contains(ownWords)).isTrue();
        assertThat(own.contains(ownWords + 4)).isTrue();
        assertThat(own.contains(ownWords - 1)).isFalse();
        assertThat(own.contains(ownWords + 24)).isFalse();
    }

    private void read() {
        batch.clear();
        own.plan(batch);
        all.plan(batch);
        batch.run(python.memory());
        own.take(batch);
        all.take(batch);
    }
}
