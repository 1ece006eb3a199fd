package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.live.Python;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Offsets and facts together lead somewhere: each interpreter finds its own threads, attributes and
 * stack by them, and compares with what it knows.
 */
class LayoutTruthTest {
    private static final String SCRIPT = "test-fixtures/truth/layout_truth.py";

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void anInterpreterFindsItselfByItsLayout(Python python) {
        String layout = "src/main/resources/layouts/cpython-3.%d.json".formatted(python.minor());

        assertThat(CommandOutput.of(python, SCRIPT, layout)).startsWith("ok [(6, ");
    }
}
