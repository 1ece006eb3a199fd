package dev.gilspy.live;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Readelf;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.symbols.NativeFunction;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import dev.gilspy.target.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses in real interpreters get the names that the kernel and readelf(1) know them by. */
@Tag("live")
@Needs(Permission.PTRACE)
class NativeCodeLiveTest {
    private static final long REFRESH_NANOS = 150_000_000;
    private static final long RUNNING_NANOS = 1_000_000;

    /** The C library's function for a system call; those without one here are left out. */
    private static final Map<String, Set<String>> CALLERS =
            Map.of(
                    "0", Set.of("read"),
                    "7", Set.of("poll"),
                    "271", Set.of("ppoll"),
                    "45", Set.of("recv", "recvfrom"),
                    "61", Set.of("wait4", "waitpid"),
                    "230", Set.of("clock_nanosleep"),
                    "232", Set.of("epoll_wait"));

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void aSleepingThreadIsInTheFunctionThatMadeItsSystemCall(Python python) throws IOException {
        try (PythonFixture fixture = PythonFixture.start(python, "blocked.py", 60)) {
            Target target = Target.open(fixture.pid());
            NativeCode code = NativeCode.of(target, 0);
            Map<String, NativeFunction> found = new HashMap<>();
            for (Task task : target.tasks()) {
                String[] words = systemCall(target, task.tid());
                long instruction = Long.parseUnsignedLong(words[8].substring(2), 16);
                found.put(words[0], code.at(instruction).orElseThrow());
            }

            found.keySet().retainAll(CALLERS.keySet());
            assertThat(found).containsKeys("0", "45", "61", "232");
            assertThat(found.keySet()).as("of select.poll").containsAnyOf("7", "271");
            found.forEach(
                    (call, function) -> {
                        if (!function.function().isEmpty() || !hidesCalls(python)) {
                            assertThat(function.function()).as(call).isIn(CALLERS.get(call));
                        }
                        assertThat(function.library()).as(call).matches("lib(c|pthread).*\\.so.*");
                    });
        }
    }

    /**
     * Since glibc 2.41 a hidden function makes the calls that a thread can be cancelled in; the one
     * that 3.15 comes with is stripped of its name.
     */
    private static boolean hidesCalls(Python python) {
        return python.minor() >= 15;
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void everyFunctionOfEveryLibraryIsKnownByItsName(Python python) throws IOException {
        try (PythonFixture fixture = PythonFixture.start(python, "native_releases.py", 60)) {
            Target target = Target.open(fixture.pid());
            RuntimeLocation location = RuntimeLocator.locate(target);
            NativeCode code = NativeCode.of(target, location.runtimeAddress());
            List<MappedRegion> maps = target.maps();
            for (String path : libraries(maps)) {
                boolean interpreter = path.equals(location.objectPath());
                assertNames(code, path, maps, interpreter);
            }
        }
    }

    private static Set<String> libraries(List<MappedRegion> maps) {
        return maps.stream()
                .filter(region -> region.hasFile() && region.executable())
                .map(MappedRegion::path)
                .collect(toSet());
    }

    private static void assertNames(
            NativeCode code, String path, List<MappedRegion> maps, boolean interpreter)
            throws IOException {
        List<MappedRegion> regions = maps.stream().filter(r -> r.path().equals(path)).toList();
        try (var channel = FileChannel.open(Path.of(path))) {
            long bias = ElfFile.read(channel::read).loadBias(regions).orElseThrow();
            for (var function : Readelf.functions(Path.of(path)).entrySet()) {
                Set<String> names =
                        function.getValue().stream()
                                .map(NativeCodeLiveTest::inSource)
                                .collect(toSet());
                NativeFunction found = code.at(bias + function.getKey()).orElseThrow();
                assertThat(found.library()).isEqualTo(Path.of(path).getFileName().toString());
                assertThat(found.function()).as("%s", path).isIn(names);
                assertThat(found.interpreter()).as("%s", found).isEqualTo(interpreter);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void aLibraryThatIsLoadedLaterIsFound(Python python) {
        try (PythonFixture fixture = PythonFixture.start(python, "loads_later.py", 60)) {
            Target target = Target.open(fixture.pid());
            NativeCode code = NativeCode.of(target, 0);
            assertThat(code.at(target.maps().get(0).start() - 1)).isEmpty();

            fixture.ask("load");
            MappedRegion loaded =
                    target.maps().stream()
                            .filter(r -> r.path().contains("_decimal") && r.executable())
                            .findFirst()
                            .orElseThrow();
            LockSupport.parkNanos(REFRESH_NANOS);
            assertThat(code.at(loaded.start()).orElseThrow().library())
                    .isEqualTo(Path.of(loaded.path()).getFileName().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void codeWithoutAFileHasAName(Python python) {
        try (PythonFixture fixture = PythonFixture.start(python, "loads_later.py", 60)) {
            Target target = Target.open(fixture.pid());
            NativeCode code = NativeCode.of(target, 0);
            MappedRegion vdso =
                    target.maps().stream()
                            .filter(region -> region.path().equals("[vdso]"))
                            .findFirst()
                            .orElseThrow();

            assertThat(code.at(0xffff_ffff_8100_0000L))
                    .contains(new NativeFunction("[kernel]", "", false));
            assertThat(code.at(vdso.start()).orElseThrow().library()).isEqualTo("[vdso]");
            assertThat(namesIn(vdso, code)).contains("clock_gettime");
        }
    }

    private static Set<String> namesIn(MappedRegion region, NativeCode code) {
        Set<String> names = new HashSet<>();
        for (long at = region.start(); at < region.end(); at += 16) {
            names.add(code.at(at).orElseThrow().function());
        }
        return names;
    }

    /** The words of its file, once it sleeps: the call, six arguments, the stack, the address. */
    private static String[] systemCall(Target target, int tid) throws IOException {
        Path file = target.folder().resolve("task/" + tid + "/syscall");
        String[] words = Files.readString(file).split("\\s+");
        while (words.length < 9) { // "running": it has not got there yet
            LockSupport.parkNanos(RUNNING_NANOS);
            words = Files.readString(file).split("\\s+");
        }
        return words;
    }

    private static String inSource(String symbol) {
        return symbol.replaceFirst(
                "(\\.(cold|part|constprop|isra|lto_priv|localalias|llvm|\\d+))+$", "");
    }
}
