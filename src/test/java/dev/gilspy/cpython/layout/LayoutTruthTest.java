package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Offsets and facts together lead somewhere: each interpreter finds its own threads, attributes and
 * stack by them, and compares with what it knows.
 */
class LayoutTruthTest {
    private static final String SCRIPT = "test-fixtures/truth/layout_truth.py";

    static Stream<Python> installed() {
        return Stream.concat(PythonVersions.installed(), Stream.of(PythonVersions.freeThreaded()));
    }

    @ParameterizedTest
    @MethodSource("installed")
    void anInterpreterFindsItselfByItsLayout(Python python, @TempDir Path directory)
            throws IOException {
        Path layout =
                HeaderLayout.mayDiffer(python)
                        ? HeaderLayout.print(python, directory)
                        : HeaderLayout.shipped(python);

        assertThat(CommandOutput.of(python, SCRIPT, layout.toString())).startsWith("ok [(6, ");
    }
}
