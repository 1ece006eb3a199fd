package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.FakePython;
import dev.gilspy.cpython.GilWords;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.model.GilTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GilWatchTest {
    private static final long ANNA = 0x1000;
    private static final long BERT = 0x2000;
    private static final long CARL = 0x3000;

    private final GilWatch watch = new GilWatch(0);
    private FakePython python = new FakePython(12);

    @Test
    void changesOfHolderAreCountedAsSeenAndAsTheInterpreterSays() {
        watch.sample(gil(1, ANNA, 100), false, 1000);
        watch.sample(gil(1, ANNA, 102), false, 2000);
        watch.sample(gil(1, BERT, 103), false, 3000);
        watch.sample(gil(0, BERT, 103), false, 4000);
        watch.sample(gil(1, BERT, 103), false, 5000);
        watch.sample(gil(1, ANNA, 106), false, 6000);
        assertThat(watch.tally()).isEqualTo(new GilTally(0, 5000, 0, 6, 2));
    }

    @Test
    void theFirstHolderSeenIsNoHandover() {
        watch.sample(gil(0, BERT, 7), false, 1000);
        watch.sample(gil(1, ANNA, 8), false, 2000);
        assertThat(watch.tally()).isEqualTo(new GilTally(0, 1000, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 99, 1_000})
    void aCountThatCannotBeIsNone(long count) {
        watch.sample(gil(1, ANNA, 100), false, 1000);
        watch.sample(gil(1, BERT, count), false, 2000);
        assertThat(watch.tally().switches()).isZero();
        assertThat(watch.tally().counted()).isFalse();
    }

    @Test
    void timeHeldByStrangersIsSummed() {
        watch.sample(gil(1, ANNA, 1), true, 1000);
        watch.sample(gil(1, ANNA, 1), true, 1500);
        watch.sample(gil(1, ANNA, 1), false, 2500);
        assertThat(watch.tally().unknownHeldNanos()).isEqualTo(500);
    }

    @Test
    void itHasSwitchedWhenTheInterpretersCountHasMoved() {
        assertThat(watch.switched(gil(1, ANNA, 5))).as("nothing known yet").isTrue();
        watch.sample(gil(1, ANNA, 5), false, 1000);
        assertThat(watch.switched(gil(1, ANNA, 5))).isFalse();
        assertThat(watch.switched(gil(1, ANNA, 6))).isTrue();
    }

    @Test
    void onlyThoseThatTookTheGilLastCanHaveHadItSinceTheSampleBefore() {
        assertThat(watch.mayHaveHeld(CARL, gil(1, ANNA, 5))).as("nothing known yet").isTrue();
        watch.sample(gil(1, ANNA, 5), false, 1000);
        assertThat(watch.mayHaveHeld(ANNA, gil(0, ANNA, 5))).as("until it let go").isTrue();
        assertThat(watch.mayHaveHeld(BERT, gil(1, ANNA, 5))).isFalse();
        assertThat(watch.mayHaveHeld(ANNA, gil(1, BERT, 6))).as("before Bert").isTrue();
        assertThat(watch.mayHaveHeld(BERT, gil(1, BERT, 6))).isTrue();
        assertThat(watch.mayHaveHeld(CARL, gil(1, BERT, 6))).isFalse();
        assertThat(watch.mayHaveHeld(CARL, gil(1, BERT, 7))).as("between them").isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void theWordsAreReadWhereEachVersionHasThem(FakePython version) {
        python = version;
        assertThat(gil(1, ANNA, 9).holder()).isEqualTo(ANNA);
        assertThat(gil(0, ANNA, 9).holder()).as("the last holder is none").isZero();
        assertThat(gil(0, ANNA, 9).lastHolder()).isEqualTo(ANNA);
        assertThat(gil(1, ANNA, 9).switchNumber()).isEqualTo(9);
        assertThat(gil(1, ANNA, 9).plausible()).isTrue();
        assertThat(gil(1, 0, 9).plausible()).isFalse();
        assertThat(gil(-1, 0, 0).plausible()).as("not made yet").isFalse();
        assertThat(gil(77, ANNA, 0).plausible()).isFalse();
        assertThat(gil(1, ANNA, 9).same(gil(1, ANNA, 9))).isTrue();
        assertThat(gil(1, ANNA, 9).same(gil(1, ANNA, 10))).isFalse();
    }

    private GilWords gil(int locked, long lastHolder, long switchNumber) {
        python.gil(locked, lastHolder, switchNumber);
        GilWords words = new GilWords(python.process(), python.process().gil());
        BatchRead batch = new BatchRead(1, 256);
        words.plan(batch);
        batch.run(python.memory());
        assertThat(words.take(batch)).isTrue();
        return words;
    }
}
