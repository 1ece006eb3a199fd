package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.elf.Tool;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.target.LiveProcess;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries with the marks of interpreters that gilspy cannot read, loaded into a shell. */
@Tag("live")
class UnsupportedInterpretersLiveTest {
    private static final String DEBUG_OFFSETS =
            "__attribute__((section(\".PyRuntime\"))) struct { char c[8]; unsigned long v, t; }"
                    + " _PyRuntime = { \"xdebugpy\", 0x%xUL, %d };";
    private static final String TEXTS = "const char *texts[] = { %s };";

    @TempDir private Path folder;

    static Stream<Arguments> interpreters() {
        return Stream.of(
                Arguments.of("CPython 3.16.2", DEBUG_OFFSETS.formatted(0x031002f0, 0)),
                Arguments.of("CPython 3.17.0b2", DEBUG_OFFSETS.formatted(0x031100b2, 0)),
                Arguments.of(
                        "CPython 3.16.2 (free-threaded)", DEBUG_OFFSETS.formatted(0x031002f0, 1)),
                Arguments.of(
                        "CPython 2.7.18",
                        texts("1.2.13", "2.7.18", "lib/python2.7") + "void Py_GetVersion(void) {}"),
                Arguments.of(
                        "CPython 3.6.15",
                        texts("3.40.1", "/opt/3.6.15", "3.6.15", "lib/python3.6")
                                + "void Py_GetVersion(void) {}"),
                Arguments.of(
                        "CPython 3.7.16",
                        texts("3.7.16", "lib/python3.7") + "char _PyRuntime[1000];"),
                Arguments.of(
                        "PyPy 5.10.0",
                        texts("3.5.3 (0, x)\\n[PyPy 5.10.0 with GCC 6.2.0]")
                                + "void pypy_main_startup(void) {}"),
                Arguments.of(
                        "CPython of an unknown version",
                        texts("3.40.1") + "char _PyRuntime[1000];"));
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void namesExactlyWhatItFound(String name, String source) throws IOException {
        Path library = compile(source);
        try (var process = shellWith(library)) {
            Target target = Target.open(process.pid());
            assertThat(RuntimeLocator.find(target).describe()).isEqualTo(name);
            ProcessVmMemory memory = new ProcessVmMemory(process.pid());
            assertThatThrownBy(() -> CpythonAttach.attach(RuntimeLocator.locate(target), memory))
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining(library.toString())
                    .satisfies(
                            failure ->
                                    assertThat(((GilspyException) failure).exitCode())
                                            .isEqualTo(ExitCode.UNSUPPORTED));
        }
    }

    @Test
    void saysThatTheStateOfAHiddenInterpreterCannotBeFound() throws IOException {
        Path library = compile(texts("3.9.18", "lib/python3.9", "PYTHONHASHSEED"));
        try (var process = shellWith(library)) {
            Target target = Target.open(process.pid());
            assertThatThrownBy(() -> RuntimeLocator.locate(target))
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessageContaining("CPython 3.9.18")
                    .hasMessageContaining("cannot be found");
        }
    }

    private static String texts(String... texts) {
        List<String> quoted = new ArrayList<>();
        Arrays.stream(texts).forEach(text -> quoted.add('"' + text + '"'));
        return TEXTS.formatted(String.join(", ", quoted));
    }

    private Path compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("interpreter.c"), source);
        Path library = folder.resolve("interpreter.so");
        Tool.output(List.of("cc", "-shared", "-fPIC", "-o", library.toString(), file.toString()));
        return library;
    }

    /** Prints a line once the library is loaded. */
    private static LiveProcess shellWith(Path library) {
        LiveProcess process =
                LiveProcess.start(
                        List.of("sh", "-c", "echo loaded; read line"),
                        Map.of("LD_PRELOAD", library.toString()));
        process.line();
        return process;
    }
}
