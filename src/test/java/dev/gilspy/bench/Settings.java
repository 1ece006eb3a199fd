package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for, as system properties.
 *
 * @param python {@code bench.python}: how a version begins, e.g. 3.11; else what the benchmark
 *     wants
 * @param seconds {@code bench.seconds}: of one recording; else the benchmark's default
 * @param rounds {@code bench.rounds}: how often each measurement is made; else the default
 * @param hogs {@code bench.hogs}: processes that keep a CPU busy meanwhile; 0 unless said
 * @param pySpy {@code bench.pyspy}: where py-spy lies; else the one on the PATH
 * @param austin {@code bench.austin}: where austin lies; else the one on the PATH
 * @param python315 {@code bench.python315}: a CPython 3.15, whose own profiler is then measured too
 * @param threads {@code bench.threads}: the numbers of threads of a grid or of the cost, e.g. 1,4
 * @param holdMicros {@code bench.holds}: how long the holds of a grid last, in µs, e.g. 50,200
 * @param launcher {@code bench.launcher}: else the one that the build packages
 * @param before {@code bench.before}: the launcher of another gilspy, to compare with
 */
record Settings(
        Optional<String> python,
        Optional<Integer> seconds,
        Optional<Integer> rounds,
        int hogs,
        String pySpy,
        String austin,
        Optional<Path> python315,
        Optional<List<Integer>> threads,
        Optional<List<Integer>> holdMicros,
        Path launcher,
        Optional<Path> before) {

    static Settings ofSystem() {
        return new Settings(
                Optional.ofNullable(System.getProperty("bench.python")),
                Optional.ofNullable(Integer.getInteger("bench.seconds")),
                Optional.ofNullable(Integer.getInteger("bench.rounds")),
                Integer.getInteger("bench.hogs", 0),
                System.getProperty("bench.pyspy", "py-spy"),
                System.getProperty("bench.austin", "austin"),
                Optional.ofNullable(System.getProperty("bench.python315")).map(Path::of),
                numbers("bench.threads"),
                numbers("bench.holds"),
                Path.of(System.getProperty("bench.launcher", "target/gilspy/bin/gilspy"))
                        .toAbsolutePath(),
                Optional.ofNullable(System.getProperty("bench.before")).map(Path::of));
    }

    private static Optional<List<Integer>> numbers(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .map(list -> Stream.of(list.split(",")).map(Integer::valueOf).toList());
    }

    /** The one interpreter of a benchmark that does not depend on the version. */
    Python onePython() {
        return python.isEmpty()
                ? PythonVersions.any()
                : wanted(PythonVersions.installed().toList());
    }

    /** One of each version whose headers are installed, or the one that was asked for. */
    List<Python> pythonsWithHeaders() {
        List<Python> all = PythonVersions.withHeaders().toList();
        return python.isEmpty() ? all : List.of(wanted(all));
    }

    private Python wanted(List<Python> all) {
        String version = python.orElseThrow();
        return all.stream()
                .filter(any -> any.version().startsWith(version))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no Python %s among %s".formatted(version, all)));
    }
}
