package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetFileTest {
    private static final String ALL =
            """
            max-waiting = "20%"
            max-utilisation = "95 %"
            forbid = ["held-while-blocked", "held-starved"]
            verdict-not = "gil-bound"

            [threads."worker-*"]
            max-hold-p99 = "10ms"
            max-wait = "1.5s"

            [threads.MainThread]
            max-waiting = "5%"
            """;

    @TempDir Path folder;

    private List<Budget> read(String name, String toml) throws IOException {
        return BudgetFile.read(Files.writeString(folder.resolve(name), toml));
    }

    private static String shown(Budget budget) {
        return budget.threads().text() + "|" + budget.name() + "|" + budget.limit();
    }

    @Test
    void namesBudgetsAndThreads() throws IOException {
        assertThat(read("gil.toml", ALL))
                .extracting(BudgetFileTest::shown)
                .containsExactlyInAnyOrder(
                        "|max-waiting|0.2",
                        "|max-utilisation|0.95",
                        "|forbid held-blocked|0.01",
                        "|forbid held-starved|0.01",
                        "|verdict-not gil-bound|NaN",
                        "worker-*|max-hold-p99|1.0E7",
                        "worker-*|max-wait|1.5E9",
                        "MainThread|max-waiting|0.05");
    }

    @Test
    void aProjectsFileHasThemInATableOfTheirOwn() throws IOException {
        String project =
                """
                [project]
                name = "app"
                [tool.gilspy.check]
                max-waiting = "20%"
                [tool.gilspy.check.threads."worker-*"]
                max-wait-p99 = "5ms"
                """;

        assertThat(read("pyproject.toml", project))
                .extracting(BudgetFileTest::shown)
                .containsExactlyInAnyOrder("|max-waiting|0.2", "worker-*|max-wait-p99|5000000.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max-wating = "20%"            | line 1: there is no budget "max-wating".
                    max-waiting = 20              | line 1: max-waiting takes text in quotes
                    max-waiting = "20ms"          | line 1: max-waiting: '20ms' is not a share
                    max-hold = ["1ms", true]      | max-hold takes text in quotes
                    max-hold = "1"                | '1' is not a time such as 10ms
                    forbid = "held"               | there is no state 'held'
                    [threads.a]\\nverdict-not="idle" | a verdict is one on all threads, and not on a
                    [threads]\\na = "1ms"         | [threads] holds tables only
                    max-waiting =                 | line 1:
                    # nothing                     | There is no budget in
                    """)
    void eachMistakeIsExplained(String toml, String explanation) {
        assertThatThrownBy(() -> read("gil.toml", toml.replace("\\n", "\n")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(explanation);
    }

    @Test
    void aProjectWithoutBudgetsSaysWhereTheyBelong() {
        assertThatThrownBy(() -> read("pyproject.toml", "[project]\nname = \"app\"\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("under [tool.gilspy.check]");
    }
}
