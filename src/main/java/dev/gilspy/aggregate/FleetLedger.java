package dev.gilspy.aggregate;

import dev.gilspy.model.FleetObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Adds the streams of several processes up, each in its own {@link Ledger}. Thread-safe: {@link
 * #summary} may be asked for while they arrive.
 */
public final class FleetLedger implements FleetObserver {
    /** A service that starts its workers anew each hour has thousands in a week. */
    static final int MOST_PROCESSES = 256;

    private final Supplier<Ledger> ledgers;
    private final List<Ledger> processes = new CopyOnWriteArrayList<>();
    private int forgotten;

    /**
     * @param ledgers makes the ledger of one more process
     */
    public FleetLedger(Supplier<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    /** Makes room where there are too many; those that are there share what room there is. */
    @Override
    public synchronized Ledger open() {
        if (processes.size() >= MOST_PROCESSES) {
            Optional<Ledger> first = processes.stream().filter(Ledger::over).findFirst();
            first.ifPresent(processes::remove);
            forgotten += first.isPresent() ? 1 : 0;
        }
        Ledger ledger = ledgers.get();
        processes.add(ledger);
        processes.forEach(each -> each.shareAmong(processes.size()));
        return ledger;
    }

    /** How many processes that ended had to make room for others. */
    public synchronized int forgotten() {
        return forgotten;
    }

    /** What has arrived so far of all processes, in the order in which they were opened. */
    public Summary summary() {
        return Together.of(processes.stream().map(Ledger::summary).toList());
    }
}
