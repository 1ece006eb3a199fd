package dev.gilspy.bench;

import static java.util.Map.entry;

import dev.gilspy.bench.Bench.Part;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Runs the benchmark that the system property {@code bench} names. */
public final class Benchmarks {
    private static final Map<String, List<Part>> ALL =
            Map.ofEntries(
                    entry("truth", List.of(new TruthGrid())),
                    entry("versions", List.of(new TruthVersions())),
                    entry("cost", List.of(new MarginalCost(), new HighRate())),
                    entry("start", List.of(new Starting())),
                    entry("footprint", List.of(new Footprint())),
                    entry("memory", List.of(new LongRun())),
                    entry("soak", List.of(new Soak())),
                    entry("fleet", List.of(new Fleet(), new RemoteFleet())),
                    entry("scale", List.of(new Scale())),
                    entry("micro", List.of(new Micro())),
                    entry("speed", List.of(new SlowDown())),
                    entry("whatif", List.of(new Escapes())),
                    entry("stacks", List.of(new ImpossibleStacks(), new PauseCost())));

    private Benchmarks() {}

    private static String versions(Settings settings) {
        String own = Machine.version(settings.launcher().toString()).orElse("gilspy");
        return settings.python315()
                .flatMap(python -> Machine.version(python.toString()))
                .map(python -> own + "; " + python + " for its own profiler")
                .orElse(own);
    }

    public static void main(String[] args) {
        String name = System.getProperty("bench", "");
        List<Part> parts = ALL.get(name);
        if (parts == null) {
            throw new IllegalArgumentException(
                    "say -Dbench= one of " + new TreeSet<>(ALL.keySet()));
        }
        Settings settings = Settings.ofSystem();
        if (!Files.isExecutable(settings.launcher())) {
            throw new IllegalArgumentException(settings.launcher() + " is not there: mvn package");
        }
        Bench bench = new Bench(settings, Peers.find(settings), System.out);
        long beganNanos = System.nanoTime();
        bench.print("## gilspy bench: " + name);
        bench.print(
                "%s; %s; %s. Load average at the beginning: %s."
                        .formatted(
                                Machine.description(),
                                versions(settings),
                                bench.peers(),
                                Machine.load()));
        try (Hogs hogs = new Hogs(settings)) {
            bench.print(hogs);
            parts.forEach(part -> part.run(bench));
        }
        bench.print(
                "Load average at the end: %s. Took %,d s."
                        .formatted(
                                Machine.load(), (System.nanoTime() - beganNanos) / 1_000_000_000L));
    }
}
