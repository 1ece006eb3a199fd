package dev.gilspy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdicts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final Summary whole = Scenes.threeWorkers();
    private final ProcessSummary all = whole.processes().get(0);

    @Test
    void keepsTheThreadsWhoseNameMatchesWithTheirStacksAndWaiting() {
        ProcessSummary shown = selected("log").processes().get(0);

        assertThat(names(shown.threads())).containsExactly("logger");
        int logger = shown.threads().get(0).thread().id();
        assertThat(shown.stacks()).isNotEmpty().allMatch(stack -> stack.thread() == logger);
        assertThat(shown.blame()).isNotEmpty().allMatch(part -> part.waiter() == logger);
        assertThat(shown.intervals()).isNotEmpty().allMatch(part -> part.thread() == logger);
        assertThat(shown.allThreads()).hasSameElementsAs(all.threads());
    }

    @Test
    void figuresOfTheInterpreterAndOfTheRunStayThoseOfTheWhole() {
        Summary shown = selected("log");

        assertThat(shown.processes().get(0).interpreters()).isEqualTo(all.interpreters());
        assertThat(Verdicts.of(shown)).isEqualTo(Verdicts.of(whole));
        assertThat(shown.reconcilePoints()).isEqualTo(whole.reconcilePoints());
        assertThat(shown.coverage()).isEqualTo(whole.coverage());
    }

    @Test
    void mayBeEmpty() {
        ProcessSummary shown = selected("nobody").processes().get(0);

        assertThat(shown.threads()).isEmpty();
        assertThat(shown.stacks()).isEmpty();
        assertThat(shown.blame()).isEmpty();
    }

    private Summary selected(String names) {
        return Selection.of(whole, Pattern.compile(names));
    }

    private static List<String> names(List<ThreadSummary> threads) {
        return threads.stream().map(thread -> thread.thread().name()).toList();
    }
}
