package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.MappedRegion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings and command lines as these programs have them; MicroPython and Jython were run. */
class OtherPythonsTest {
    private static final String C_LIBRARY = "/lib/x86_64-linux-gnu/libc.so.6";
    private static final String JVM = "/usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so";

    @ParameterizedTest
    @CsvSource({
        "GraalPy, /opt/graalpy-24.1.1-linux-amd64/lib/libpythonvm.so",
        "GraalPy, /opt/graalpy-24.1.1-linux-amd64/bin/graalpy",
        "MicroPython, /usr/bin/micropython",
        "MicroPython, /src/ports/unix/build-dev/micropython-dev",
        "RustPython, /home/someone/.cargo/bin/rustpython"
    })
    void aFileTellsTheImplementation(String implementation, String path) {
        assertThat(find(List.of("program"), C_LIBRARY, path))
                .hasValueSatisfying(
                        found -> {
                            assertThat(found.implementation()).isEqualTo(implementation);
                            assertThat(found.objectPath()).isEqualTo(path);
                            assertThat(found.supported()).isFalse();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/share/java/jython.jar",
        "/srv/app.jar:/srv/jython-standalone-2.7.4.jar:/srv/other.jar",
        "org.python.util.jython"
    })
    void aJvmsCommandLineTellsJython(String word) {
        List<String> command = List.of("java", "-cp", word, "x.py");
        assertThat(find(command, C_LIBRARY, JVM).map(RuntimeLocation::implementation))
                .contains("Jython");
        assertThat(find(command, C_LIBRARY)).isEmpty();
    }

    @Test
    void othersAreNotTakenForOne() {
        List<String> command = List.of("java", "-jar", "/srv/jythonish/app.jar", "jython");
        assertThat(find(command, JVM, "/opt/micropythonic", "/usr/lib/libpython3.11.so.1.0"))
                .isEmpty();
    }

    private static Optional<RuntimeLocation> find(List<String> command, String... paths) {
        return OtherPythons.find(Stream.of(paths).map(OtherPythonsTest::object).toList(), command);
    }

    private static MappedObject object(String path) {
        return new MappedObject(
                path, List.of(new MappedRegion(4096, 8192, 0, "r-xp", "fe:00", 7, path, false)));
    }
}
