package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<String> made = new ArrayList<>();
    private final Memo<List<String>, Integer> memo =
            new Memo<>(
                    list -> {
                        made.addAll(list);
                        return list.size();
                    });

    @Test
    void asksOnceOfEachObject() {
        List<String> object = new ArrayList<>(List.of("a"));
        List<String> equalOne = new ArrayList<>(List.of("a"));

        assertThat(memo.of(object)).isEqualTo(1);
        assertThat(memo.of(object)).isEqualTo(1);
        assertThat(made).hasSize(1);
        assertThat(memo.of(equalOne)).isEqualTo(1);
        assertThat(made).hasSize(2);
    }

    @Test
    void keepsNothingOfWhatNobodyHas() {
        List<String> kept = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < 1_000 && memo.size() >= most; i++) {
            memo.of(new ArrayList<>());
            most = Math.max(most, memo.size());
            System.gc();
        }
        memo.of(kept);
        assertThat(memo.size()).isLessThan(1_000);
    }
}
