package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long one waits for what is quick, beside a Python that does nothing, and beside another
 * gilspy where one is said: all in turns.
 */
final class Starting implements Bench.Part {
    private static final int ROUNDS = 21;
    private static final int SPINNERS = 5;
    private static final int RATE_HZ = 1000;
    private static final int LONGEST_SECONDS = 900;
    private static final String NOTHING = "python3 -c pass";
    private static final String FIRST_SAMPLE = "gilspy record, to the first sample";

    private final Map<String, Times> all = new LinkedHashMap<>();

    /**
     * @param wall in ms
     * @param cpu in ms
     * @param toNothing wall time over that of {@link #NOTHING} in the same round
     * @param toBefore over that of the other gilspy
     */
    private record Times(Figures wall, Figures cpu, Figures toNothing, Figures toBefore) {
        Times() {
            this(new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        try (PythonFixture target =
                        PythonFixture.start(python, "spinners.py", LONGEST_SECONDS, SPINNERS);
                Session recorded =
                        Session.start(
                                python, bench.remote(), new Request(target.pid(), 1, RATE_HZ))) {
            recorded.cost();
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                round(bench, python, target.pid(), recorded.output());
            }
        }
        bench.heading("Starting");
        bench.print(
                ("CPython %s, 6 threads, 5 of them busy; `report` of 1 s of it. %d rounds: medians,"
                                + " least and most.")
                        .formatted(python, bench.rounds(ROUNDS)));
        bench.print(table(bench));
    }

    private void round(Bench bench, Python python, int pid, Path recording) {
        String executable = python.executable().toString();
        double nothing = add(NOTHING, Session.run(python, List.of(executable, "-c", "pass")));
        all.get(NOTHING).toNothing().add(1);
        Settings settings = bench.settings();
        commands(pid, recording)
                .forEach(
                        (name, words) -> {
                            double millis = add(name, run(python, settings.launcher(), words));
                            all.get(name).toNothing().add(millis / nothing);
                            settings.before()
                                    .map(launcher -> run(python, launcher, words).wallNanos() / 1e6)
                                    .ifPresent(old -> all.get(name).toBefore().add(millis / old));
                        });
        for (Profiler peer : bench.peers().all()) {
            String name = peer.program() + " --version";
            double millis = add(name, Session.run(python, peer.versionCommand()));
            all.get(name).toNothing().add(millis / nothing);
        }
        firstSample(python, bench.remote(), new Request(pid, 1, RATE_HZ), nothing);
    }

    private static Map<String, List<String>> commands(int pid, Path recording) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("gilspy --version", List.of("--version"));
        commands.put("gilspy --help", List.of("--help"));
        commands.put("gilspy record --help", List.of("record", "--help"));
        commands.put("gilspy report", List.of("report", recording.toString()));
        commands.put("gilspy dump", List.of("dump", "--pid", String.valueOf(pid)));
        return commands;
    }

    private static Cost run(Python python, Path launcher, List<String> words) {
        return Session.run(python, Gilspy.command(launcher, words));
    }

    private double add(String name, Cost cost) {
        double millis = cost.wallNanos() / 1e6;
        Times times = all.computeIfAbsent(name, none -> new Times());
        times.wall().add(millis);
        times.cpu().add(cost.cpuNanos() / 1e6);
        return millis;
    }

    private void firstSample(Python python, Profiler gilspy, Request request, double nothing) {
        Times times = all.computeIfAbsent(FIRST_SAMPLE, none -> new Times());
        try (Session session = Session.start(python, gilspy, request)) {
            long beganNanos = session.cost().beganNanos();
            long first = (long) gilspy.firstSampleNanos(session.output()).orElseThrow();
            times.wall().add((first - beganNanos) / 1e6);
            times.toNothing().add((first - beganNanos) / 1e6 / nothing);
        }
    }

    private MarkdownTable table(Bench bench) {
        String before = bench.settings().before().isPresent() ? "times the other gilspy" : "";
        MarkdownTable table =
                new MarkdownTable("what", "ms", "CPU (ms)", "times `" + NOTHING + "`", before);
        all.forEach(
                (name, of) ->
                        table.row(
                                "`" + name + "`",
                                of.wall().text("%.0f"),
                                of.cpu().text("%.0f"),
                                Figures.one("%.2f", of.toNothing().median()),
                                of.toBefore().text("%.2f")));
        return table;
    }
}
