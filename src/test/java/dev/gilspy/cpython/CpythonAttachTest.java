package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.FakeMemory;
import dev.gilspy.memory.RemoteReadException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attaching where only the printed layouts tell; with debug offsets it is tested live. */
class CpythonAttachTest {

    static Stream<FakePython> versions() {
        return FakePython.versions().filter(any -> any.layout().debugOffsets().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theMainInterpreterAndItsGilAreFound(FakePython python) {
        python.thread(7, 7);
        CpythonProcess found = attach(python).orElseThrow();
        assertThat(found.interpreter()).isEqualTo(python.process().interpreter());
        assertThat(found.gil()).isEqualTo(python.process().gil());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anInterpreterThatStartsUpIsNotThereYet(FakePython python) {
        assertThat(attach(python)).as("no thread").isEmpty();
        python.thread(7, 7);
        python.gil(-1, 0, 0);
        assertThat(attach(python)).as("no GIL").isEmpty();
        python.gil(0, 0, 0);
        python.set(python.process().runtime(), "_PyRuntimeState", "interpreters.main", 0);
        assertThat(attach(python)).as("no interpreter").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void memoryThatIsNotLaidOutLikeThatIsRefused(FakePython python) {
        python.set(python.thread(7, 7), "PyThreadState", "interp", 0x1234);
        assertThatThrownBy(() -> attach(python))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("not laid out like that");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whereNothingCanBeReadItFails(FakePython python) {
        assertThatThrownBy(() -> CpythonAttach.attach(location(python), new FakeMemory()))
                .isInstanceOf(RemoteReadException.class);
    }

    private static Optional<CpythonProcess> attach(FakePython python) {
        return CpythonAttach.attach(location(python), python.memory());
    }

    private static RuntimeLocation location(FakePython python) {
        CpythonProcess process = python.process();
        return new RuntimeLocation(
                RuntimeLocation.CPYTHON,
                process.version(),
                false,
                process.runtime(),
                "test",
                "/python");
    }
}
