package dev.gilspy.bench;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.kernel.KernelObservatory;
import dev.gilspy.source.kernel.KernelSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * What observing many processes costs: all of them from one observatory, or each from a kernel
 * source of its own. Both in this JVM, in turns, after a turn of each that does not count.
 */
final class Fleet implements Bench.Part {
    private static final int RATE_HZ = 1000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    private static final int LONGEST_SECONDS = 1800;
    private static final List<Integer> PROCESSES = List.of(1, 4, 16);
    private static final Settings SETTINGS = new Settings(RATE_HZ, 0, Pause.NEVER, true);

    private final OwnCpu cpu = new OwnCpu();

    /** What one number of processes costs, in percent of a CPU. */
    private record Costs(Figures together, Figures separately, Figures ratio, Figures lost) {
        private Costs() {
            this(new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public void run(Bench bench) {
        bench.heading("Many processes at once");
        bench.print(
                ("Processes of two threads that take turns, %,d Hz, %d s each, %d rounds: gilspy's"
                                + " own CPU in percent of one, medians, least and most.")
                        .formatted(RATE_HZ, bench.seconds(SECONDS), bench.rounds(ROUNDS)));
        MarkdownTable table =
                new MarkdownTable("processes", "together", "separately", "ratio", "lost events");
        for (int processes : bench.settings().threads().orElse(PROCESSES)) {
            Costs costs = measure(bench, processes);
            table.row(
                    String.valueOf(processes),
                    costs.together().text("%.1f"),
                    costs.separately().text("%.1f"),
                    costs.ratio().text("%.2f"),
                    costs.lost().text("%.0f"));
        }
        bench.print(table);
    }

    private Costs measure(Bench bench, int processes) {
        Costs costs = new Costs();
        Python python = bench.settings().onePython();
        try (Targets targets =
                Targets.start(
                        processes,
                        () -> PythonFixture.start(python, "spinners.py", LONGEST_SECONDS, 2))) {
            for (int round = 0; round <= bench.rounds(ROUNDS); round++) {
                Costs kept = round == 0 ? new Costs() : costs;
                round(targets.all(), bench.seconds(SECONDS), kept);
            }
        }
        return costs;
    }

    private void round(List<PythonFixture> targets, int seconds, Costs costs) {
        double together = cost(new KernelObservatory(SETTINGS), targets, seconds, costs.lost());
        Function<Attachment, dev.gilspy.source.Source> each =
                one -> KernelSource.attach(one, SETTINGS);
        double separately = cost(new SeparateObservatory(each), targets, seconds, new Figures());
        costs.together().add(together);
        costs.separately().add(separately);
        costs.ratio().add(together / separately);
    }

    /** In percent of one CPU, once all are observed. */
    private double cost(
            Observatory observatory, List<PythonFixture> targets, int seconds, Figures lost) {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        try (observatory) {
            for (PythonFixture target : targets) {
                observatory.observe(Attachment.to(target.pid(), "bench"), ledger.open());
            }
            awaitAll(ledger, targets.size());
            double cost = cpu.percentOver(seconds);
            observatory.end(Ending.Reason.SIGNAL);
            lost.add(lost(ledger.summary()));
            return cost;
        }
    }

    private static void awaitAll(FleetLedger ledger, int processes) {
        while (begun(ledger.summary()) < processes) {
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private static long begun(Summary summary) {
        return summary.processes().stream().filter(one -> !one.threads().isEmpty()).count();
    }

    private static double lost(Summary summary) {
        return summary.quality().lostEvents();
    }
}
