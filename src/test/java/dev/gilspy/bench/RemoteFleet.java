package dev.gilspy.bench;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.remote.RemoteObservatory;
import dev.gilspy.source.remote.RemoteSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What observing many processes from outside costs: all of them with the same two threads, against
 * two threads for each. In this JVM, in turns, after a warm-up; adding up what was seen is part of
 * it.
 */
final class RemoteFleet implements Bench.Part {
    private static final int RATE_HZ = 100;
    private static final int WINDOW_SECONDS = 4;
    private static final int WARM_UP_SECONDS = 2;
    private static final int ROUNDS = 3;
    private static final int LONGEST_SECONDS = 900;
    private static final List<Integer> PROCESSES = List.of(1, 16, 64);

    /** Of each process: a thread that works for 2 ms and rests, and some that wait for work. */
    private static final int THREADS = 6;

    private static final int REST_MILLIS = 300;

    private final OwnCpu cpu = new OwnCpu();

    /** What one way of observing cost, round by round. */
    private static final class Costs {
        /** Percent of one CPU. */
        private final Figures cpu = new Figures();

        /** Samples a second, of the process that had fewest. */
        private final Figures hz = new Figures();
    }

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        int seconds = bench.seconds(WINDOW_SECONDS);
        int rounds = bench.rounds(ROUNDS);
        bench.heading("Many processes, from outside");
        bench.print(
                ("CPython %s, %d threads each, one of which works for 2 ms every %d ms; %d Hz, windows of"
                                + " %d s, %d rounds: medians, least and most. CPU is gilspy's own, in percent"
                                + " of one.")
                        .formatted(python, THREADS, REST_MILLIS, RATE_HZ, seconds, rounds));
        MarkdownTable table =
                new MarkdownTable(
                        "processes",
                        "threads of its own each: CPU",
                        "samples/s",
                        "shared threads: CPU",
                        "samples/s",
                        "shared / own");
        for (int count : PROCESSES) {
            table.row(row(python, count, seconds, rounds));
        }
        bench.print(table);
    }

    private List<String> row(Python python, int count, int seconds, int rounds) {
        try (Targets targets = Targets.start(count, () -> start(python))) {
            return row(count, measure(targets.all(), seconds, rounds));
        }
    }

    private static PythonFixture start(Python python) {
        return PythonFixture.start(
                python, "mostly_idle.py", LONGEST_SECONDS, THREADS - 2, REST_MILLIS);
    }

    /** In turns: those with threads of their own, those that share them. */
    private List<Costs> measure(List<PythonFixture> targets, int seconds, int rounds) {
        var settings = new dev.gilspy.source.Settings(RATE_HZ, 0, Run.Pause.NEVER, true);
        Costs own = new Costs();
        Costs shared = new Costs();
        for (int round = 0; round < rounds; round++) {
            Observatory separate = new SeparateObservatory(one -> RemoteSource.of(one, settings));
            measure(separate, targets, seconds, own);
            measure(new RemoteObservatory(settings), targets, seconds, shared);
        }
        return List.of(own, shared);
    }

    private void measure(
            Observatory observatory, List<PythonFixture> targets, int seconds, Costs costs) {
        List<Ledger> ledgers = new ArrayList<>();
        try (observatory) {
            for (PythonFixture target : targets) {
                Ledger ledger = new Ledger();
                ledgers.add(ledger);
                observatory.observe(Attachment.to(target.pid(), "bench"), ledger);
            }
            cpu.percentOver(WARM_UP_SECONDS);
            costs.cpu.add(cpu.percentOver(seconds));
            observatory.end(Ending.Reason.DURATION);
            costs.hz.add(fewest(ledgers));
        }
    }

    private static double fewest(List<Ledger> ledgers) {
        return ledgers.stream()
                .map(Ledger::summary)
                .mapToDouble(summary -> summary.quality().samples() * 1e9 / summary.observedNanos())
                .min()
                .orElseThrow();
    }

    private static List<String> row(int count, List<Costs> costs) {
        Costs own = costs.get(0);
        Costs shared = costs.get(1);
        return List.of(
                "%,d".formatted(count),
                own.cpu.text("%.1f"),
                own.hz.text("%.0f"),
                shared.cpu.text("%.1f"),
                shared.hz.text("%.0f"),
                Figures.one("%.2f", shared.cpu.median() / own.cpu.median()));
    }
}
