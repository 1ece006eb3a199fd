package dev.gilspy.bench;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The hot pieces one by one, by JMH. Each runs in a JVM of its own, as root where it must be. */
final class Micro implements Bench.Part {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 1;

    /** As JMH's profiler calls the allocated bytes of one operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public void run(Bench bench) {
        tellClassPath();
        Collection<RunResult> results = measure(bench);
        bench.heading("Hot pieces");
        bench.print(
                "JMH, %d iterations of %d s after %d for warming up: means, and the 99.9 %% interval."
                        .formatted(bench.rounds(ROUNDS), bench.seconds(SECONDS), WARM_UPS));
        MarkdownTable table = new MarkdownTable("piece", "ns", "±", "bytes allocated");
        results.forEach(result -> addRow(table, result));
        bench.print(table);
        if (bench.kernel().isEmpty()) {
            bench.print("Nothing of the kernel source was measured: the kernel refuses it here.");
        }
    }

    private static Collection<RunResult> measure(Bench bench) {
        OptionsBuilder options = new OptionsBuilder();
        options.include("dev\\.gilspy\\..*Benchmark\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1") // as the launcher has it
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(bench.seconds(SECONDS)))
                .measurementIterations(bench.rounds(ROUNDS))
                .measurementTime(TimeValue.seconds(bench.seconds(SECONDS)))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (bench.kernel().isEmpty()) {
            options.exclude("dev\\.gilspy\\.source\\.kernel\\.");
        }
        return run(options.build());
    }

    private static Collection<RunResult> run(Options options) {
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JMH starts a JVM with the class path of this one, which Maven keeps in a class loader. */
    private static void tellClassPath() {
        if (Micro.class.getClassLoader() instanceof URLClassLoader loader) {
            System.setProperty(
                    "java.class.path",
                    Arrays.stream(loader.getURLs())
                            .map(URL::getPath)
                            .collect(Collectors.joining(":")));
        }
    }

    private static void addRow(MarkdownTable table, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        table.row(
                name(result.getParams()),
                number(time.getScore()),
                number(time.getScoreError()),
                allocated == null ? "-" : number(allocated.getScore()));
    }

    /**
     * {@code StackReader.walk, frames=50} of {@code dev.gilspy.cpython.StackReaderBenchmark.walk}.
     */
    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        String piece = parts[parts.length - 2].replace("Benchmark", "");
        String with =
                params.getParamsKeys().stream()
                        .map(key -> ", " + key + "=" + params.getParam(key))
                        .collect(Collectors.joining());
        return piece + "." + parts[parts.length - 1] + with;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
