package dev.gilspy.analysis;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import java.util.function.Consumer;

/** Recordings of several processes, each made from shares as a {@link Load} of 1,000 ms. */
final class FleetLoad {
    private final FleetLedger ledgers = new FleetLedger(Ledger::new);
    private final double cpus;
    private int nextPid = 4300;

    FleetLoad(double cpus) {
        this.cpus = cpus;
    }

    /** One more process of that command line. */
    FleetLoad process(String command, Consumer<Load> what) {
        return process(command, 0, what);
    }

    /** The same, which begins so many milliseconds later. */
    FleetLoad process(String command, double later, Consumer<Load> what) {
        int pid = nextPid++;
        Load load =
                new Load(
                        ledgers.open(),
                        cpus,
                        scene -> scene.of(pid, command.split(" ")).cpus(cpus).later(later));
        what.accept(load);
        return this;
    }

    FleetLoad processes(int count, String command, Consumer<Load> what) {
        for (int i = 0; i < count; i++) {
            process(command, what);
        }
        return this;
    }

    Summary summary() {
        return ledgers.summary();
    }

    Fleet fleet() {
        return Fleet.of(summary());
    }

    Verdict verdict() {
        return Verdicts.of(summary());
    }

    /** A process with one thread that does that. */
    static Consumer<Load> one(String... shares) {
        return load -> load.thread("MainThread", shares).ends(1000);
    }

    /** A process whose threads compete for its GIL. */
    static Consumer<Load> contended() {
        return load -> load.threads(3, "worker-", "running 33", "waiting 66", "io 1").ends(1000);
    }
}
