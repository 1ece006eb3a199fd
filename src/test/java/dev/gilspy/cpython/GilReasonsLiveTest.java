package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.GilNeeds;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import dev.gilspy.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a free-threaded build runs with a GIL. */
@Tag("live")
class GilReasonsLiveTest {
    private static final String SAY =
            "import sys; print(sys._is_gil_enabled(), flush=True); sys.stdin.read()";

    private final Python python = PythonVersions.freeThreaded();

    @TempDir private Path folder;

    @Test
    void withoutAGilThereIsNoReason() {
        assertThat(reasons(Map.of(), "False", "-c", SAY)).isEmpty();
    }

    @Test
    void theEnvironmentMayWantIt() {
        assertThat(reasons(Map.of("PYTHON_GIL", "1"), "True", "-c", SAY))
                .containsExactly("PYTHON_GIL=1 is in its environment");
    }

    @Test
    void theCommandLineMayWantItAndOutdoesTheEnvironment() {
        for (String[] words : new String[][] {{"-X", "gil=1"}, {"-Xgil=1"}}) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("-c", SAY));
            assertThat(reasons(Map.of("PYTHON_GIL", "0"), "True", all.toArray(String[]::new)))
                    .containsExactly("-X gil=1 is on its command line");
        }
    }

    @Test
    void anExtensionThatDoesNotDeclareItselfIsNamed() {
        GilNeeds.compile(python, folder.resolve("_needs_gil.so"), "-DNAME=_needs_gil");
        GilNeeds.compile(
                python, folder.resolve("_needs_none.so"), "-DNAME=_needs_none", "-DDECLARES");
        Map<String, String> path = Map.of("PYTHONPATH", folder.toString());

        assertThat(reasons(path, "False", "-c", "import _needs_none, zlib, socket;" + SAY))
                .isEmpty();
        assertThat(reasons(path, "True", "-W", "ignore", "-c", "import _needs_gil;" + SAY))
                .containsExactly(
                        "imported _needs_gil (%s/_needs_gil.so), which does not declare that it needs no GIL"
                                .formatted(folder));
    }

    private List<String> reasons(Map<String, String> environment, String gil, String... words) {
        List<String> command = new ArrayList<>(List.of(python.executable().toString()));
        command.addAll(List.of(words));
        try (LiveProcess process = LiveProcess.start(command, environment)) {
            assertThat(process.line()).isEqualTo(gil);
            return GilReasons.of(Target.open(process.pid()));
        }
    }
}
