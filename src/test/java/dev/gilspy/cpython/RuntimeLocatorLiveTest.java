package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.elf.Tool;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("live")
class RuntimeLocatorLiveTest {
    /** Prints where the interpreter itself sees its state, then waits. */
    private static final Pattern REQUESTED_LOADER =
            Pattern.compile("Requesting program interpreter: ([^\\]]+)]");

    private static final String PRINT_RUNTIME =
            """
            import ctypes, sys
            runtime = ctypes.c_char.in_dll(ctypes.pythonapi, '_PyRuntime')
            print(ctypes.addressof(runtime), flush=True)
            sys.stdin.read()
            """;

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void findsWhatTheInterpreterItselfSees(Python python) {
        try (var process = start(python, List.of(python.executable().toString()))) {
            assertFound(process.pid(), process, python);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void findsAnInterpreterWhoseFilesAreGone(Python python, @TempDir Path folder)
            throws IOException {
        try (var process = startCopy(python, folder)) {
            String path = assertFound(process.pid(), process, python);
            deleteCopies(folder);
            RuntimeLocation after = RuntimeLocator.locate(Target.open(process.pid()));
            assertThat(path).startsWith(folder.toString());
            assertThat(after.describe()).isEqualTo(described(python));
            assertThat(after.objectPath()).isEqualTo(path);
        }
    }

    @Test
    void findsAnInterpreterWhoseFilesAreOthersByNow(@TempDir Path folder) throws IOException {
        Python python = PythonVersions.any();
        try (var process = startCopy(python, folder)) {
            String address = process.line();
            Path other = Path.of("/bin/true");
            for (Path file : copies(folder)) {
                Path fresh = Files.copy(other, folder.resolve("fresh"));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            RuntimeLocation found = RuntimeLocator.locate(Target.open(process.pid()));
            assertThat(found.runtimeAddress()).isEqualTo(Long.parseLong(address));
            assertThat(found.objectPath()).startsWith(folder.toString());
        }
    }

    @Test
    void findsAnInterpreterInAPidNamespace() {
        Python python = PythonVersions.any();
        List<String> command = List.of(python.executable().toString(), "-c", PRINT_RUNTIME);
        try (var process = LiveProcess.startInNamespace(command, python.environment())) {
            String address = process.line();
            assertThat(
                            RuntimeLocator.locate(Target.open(process.lastDescendant()))
                                    .runtimeAddress())
                    .isEqualTo(Long.parseLong(address));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void findsAnInterpreterStartedThroughTheLoader(Python python) {
        List<String> command =
                List.of(loaderOf(python.executable()), python.executable().toString());
        try (var process = start(python, command)) {
            assertFound(process.pid(), process, python);
        }
    }

    @Test
    void saysThatSleepIsNotPython() {
        try (var process = LiveProcess.start("sleep", "60")) {
            Target target = Target.open(process.pid());
            assertThatThrownBy(() -> RuntimeLocator.locate(target))
                    .isInstanceOf(NoTargetException.class)
                    .hasMessageContaining("/sleep) does not run Python");
        }
    }

    @Test
    void saysThatTheProcessHasEnded() {
        Target target;
        try (var process = LiveProcess.start("sleep", "60")) {
            target = Target.open(process.pid());
        }
        assertThatThrownBy(() -> RuntimeLocator.locate(target))
                .isInstanceOf(NoTargetException.class)
                .hasMessageContaining("has ended");
    }

    private static String loaderOf(Path executable) {
        String headers = Tool.output(List.of("readelf", "-lW", executable.toString()));
        Matcher loader = REQUESTED_LOADER.matcher(headers);
        assertThat(loader.find()).as(headers).isTrue();
        return loader.group(1);
    }

    private static String assertFound(int pid, LiveProcess process, Python python) {
        long address = Long.parseLong(process.line());
        RuntimeLocation found = RuntimeLocator.locate(Target.open(pid));
        assertThat(found.runtimeAddress()).isEqualTo(address);
        assertThat(found.describe()).isEqualTo(described(python));
        return found.objectPath();
    }

    private static String described(Python python) {
        String build = python.freeThreaded() ? " (free-threaded)" : "";
        return "CPython " + python.version() + build;
    }

    private static LiveProcess start(Python python, List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("-c", PRINT_RUNTIME));
        return LiveProcess.start(words, python.environment());
    }

    /** Starts a copy of the executable, and of libpython if there is one. */
    private static LiveProcess startCopy(Python python, Path folder) throws IOException {
        Path executable = python.executable();
        Path copy = Files.copy(executable, folder.resolve("python-copy"));
        Map<String, String> environment = new HashMap<>(python.environment());
        Path libraries = executable.getParent().resolveSibling("lib");
        try (var files = Files.newDirectoryStream(libraries, "libpython3.*.so.1.0")) {
            for (Path library : files) {
                // Preloaded, since an rpath in the executable would go before LD_LIBRARY_PATH.
                Path fresh = Files.copy(library, folder.resolve(library.getFileName()));
                environment.put("LD_PRELOAD", fresh.toString());
            }
        }
        environment.put("PYTHONHOME", executable.getParent().getParent().toString());
        List<String> command = List.of(copy.toString(), "-c", PRINT_RUNTIME);
        return LiveProcess.start(command, environment);
    }

    private static void deleteCopies(Path folder) throws IOException {
        for (Path file : copies(folder)) {
            Files.delete(file);
        }
    }

    private static List<Path> copies(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
