package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Real processes, being observed in a thread of their own until it is closed. */
final class FleetObserved implements FleetNews, AutoCloseable {
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final FleetLedger ledger = new FleetLedger(Ledger::new);
    private final StopSignal stop = new StopSignal();
    private final CompletableFuture<Void> running;
    final List<String> warnings = new CopyOnWriteArrayList<>();

    FleetObserved(Fleet fleet) {
        Settings settings = new Settings(500, 0, Run.Pause.NEVER, true, Settings.Exact.OFF);
        FleetRun run =
                new FleetRun(
                        fleet,
                        FleetAccess.OF_THIS_MACHINE,
                        Observatories.ofThisMachine(settings),
                        ledger,
                        this,
                        settings.durationNanos());
        running = CompletableFuture.runAsync(() -> run.run(stop));
    }

    /** Waits until something is true of what was seen of a process. */
    ProcessSummary await(int pid, Predicate<ProcessSummary> condition) {
        long giveUp = System.nanoTime() + GIVE_UP_NANOS;
        while (System.nanoTime() < giveUp && !running.isDone()) {
            for (ProcessSummary process : summary().processes()) {
                if (process.info().pid() == pid && condition.test(process)) {
                    return process;
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new AssertionError("in vain for process " + pid + ", " + warnings);
    }

    ProcessSummary await(int pid) {
        return await(pid, process -> true);
    }

    Summary summary() {
        return ledger.summary();
    }

    /** Waits until the run has ended by itself. */
    Summary awaitEnd() {
        running.orTimeout(GIVE_UP_NANOS, TimeUnit.NANOSECONDS).join();
        return summary();
    }

    /** Ends it. */
    Summary stopped() {
        stop.request(Ending.Reason.SIGNAL);
        return awaitEnd();
    }

    @Override
    public void close() {
        stopped();
    }

    @Override
    public void begun() {}

    @Override
    public void warn(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void goesOn(FleetProgress progress) {}
}
