package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that spend their time in a native function are found in it. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.PERF_EVENTS})
class NativeLeavesLiveTest {
    private static final List<String> CLOCK_READERS = List.of("gilhold.so", "[vdso]");

    /** Asked of one recording: one thread is in a library, one in the interpreter itself. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void aThreadIsInTheNativeFunctionThatItSpendsItsTimeIn(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "native_leaves.py", 60)) {
            String matcher = stripped(target.pid()) ? "match" : "sre_ucs1_match";
            Attempts.untilExact(
                    () -> {
                        ReportQuery report = Recordings.recordNative(target.pid(), ofMillis(1500));
                        assertCompressesInTheLibraryForIt(report);
                        assertMatchesIn(matcher, report);
                    });
        }
    }

    private static void assertCompressesInTheLibraryForIt(ReportQuery report) {
        Map<Frame, Long> leaves = report.leavesOf("zlib", ThreadState.NATIVE);
        assertThat(share(leaves, leaf -> leaf.file().startsWith("libz.so")))
                .as("%s", leaves)
                .isGreaterThan(0.6);
    }

    /** A stripped interpreter has no name for it, and shows the Python function alone. */
    private static void assertMatchesIn(String function, ReportQuery report) {
        Map<Frame, Long> leaves = report.leavesOf("matching", ThreadState.RUNNING);
        assertThat(share(leaves, leaf -> leaf.function().equals(function)))
                .as("%s", leaves)
                .isGreaterThan(0.6);
        assertThat(leaves.keySet()).noneMatch(leaf -> leaf.function().startsWith("_PyEval_"));
    }

    private static boolean stripped(int pid) {
        Target target = Target.open(pid);
        List<MappedRegion> maps = target.maps();
        MappedRegion interpreter =
                maps.stream()
                        .filter(region -> region.path().matches(".*/(lib)?python3[^/]*"))
                        .filter(region -> !region.path().contains("/lib-dynload/"))
                        .reduce(
                                (first, second) ->
                                        second.path().contains("/libpython") ? second : first)
                        .orElseThrow();
        try (FileChannel file = FileChannel.open(Path.of(interpreter.path()))) {
            return ElfFile.read(file::read).section(".symtab").isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The extension reads the clock until its time is over, with the GIL. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void anExtensionThatHoldsTheGilIsNamed(Python python) {
        Attempts.untilExact(
                () -> {
                    try (TruthTarget target = TruthTarget.start(python, TruthMix.SATURATED)) {
                        ReportQuery report = Recordings.recordNative(target.pid(), ofMillis(1500));
                        Map<Frame, Long> leaves = report.leavesOf("hold-20ms", ThreadState.RUNNING);
                        assertThat(share(leaves, leaf -> CLOCK_READERS.contains(leaf.file())))
                                .as("%s", leaves)
                                .isGreaterThan(0.6);
                        assertThat(leaves.keySet())
                                .filteredOn(leaf -> leaf.file().equals("gilhold.so"))
                                .isNotEmpty()
                                .noneMatch(leaf -> leaf.function().isEmpty());
                    }
                });
    }

    @Test
    void nothingChangesWithoutTheOption() {
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "native_leaves.py", 60)) {
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(1));
            assertThat(report.stacksOf("zlib"))
                    .isNotEmpty()
                    .allMatch(stack -> stack.frames().stream().allMatch(f -> f.line() > 0));
        }
    }

    /** As root, but with nothing of what makes root mighty. */
    @Test
    @Needs({Permission.PTRACE, Permission.PERF_EVENTS, Permission.ROOT})
    void anOrdinaryUserSeesThemToo(@TempDir Path folder) throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Path errors = folder.resolve("errors");
        ProcessBuilder gilspy =
                new ProcessBuilder(
                        "setpriv",
                        "--bounding-set=-all",
                        "--inh-caps=-all",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.gilspy.cli.Main",
                        "record",
                        "--native",
                        "--duration=3s",
                        "--output=" + report,
                        "--",
                        PythonVersions.any().executable().toString(),
                        "test-fixtures/python/native_leaves.py",
                        "5");
        gilspy.environment().putAll(PythonVersions.any().environment());
        Process run =
                gilspy.redirectOutput(Redirect.DISCARD).redirectError(errors.toFile()).start();
        int status = run.waitFor();

        String said = Files.readString(errors);
        assertThat(status).as(said).isZero();
        assertThat(said).doesNotContain("will not be shown");
        assertThat(leafFiles(report)).anyMatch(file -> file.startsWith("libz.so"));
    }

    private static List<String> leafFiles(Path report) throws IOException {
        String json = Files.readString(report, StandardCharsets.UTF_8);
        JsonObject process =
                new Gson()
                        .fromJson(json, JsonObject.class)
                        .getAsJsonArray("processes")
                        .get(0)
                        .getAsJsonObject();
        return process.getAsJsonArray("stacks").asList().stream()
                .flatMap(stack -> frames(stack).stream())
                .map(frame -> frame.getAsJsonObject())
                .filter(frame -> frame.get("line").isJsonNull())
                .map(frame -> frame.get("file").getAsString())
                .toList();
    }

    private static List<JsonElement> frames(JsonElement stack) {
        return stack.getAsJsonObject().getAsJsonArray("frames").asList();
    }

    private static double share(Map<Frame, Long> leaves, Predicate<Frame> which) {
        long all = leaves.values().stream().mapToLong(Long::longValue).sum();
        long those =
                leaves.entrySet().stream()
                        .filter(leaf -> which.test(leaf.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return (double) those / all;
    }
}
