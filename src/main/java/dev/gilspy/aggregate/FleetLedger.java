package dev.gilspy.aggregate;

import dev.gilspy.model.FleetObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Adds the streams of several processes up, each in its own {@link Ledger}. Thread-safe: {@link
 * #summary} may be asked for while they arrive.
 */
public final class FleetLedger implements FleetObserver {
    private final Supplier<Ledger> ledgers;
    private final List<Ledger> processes = new CopyOnWriteArrayList<>();

    /**
     * @param ledgers makes the ledger of one more process
     */
    public FleetLedger(Supplier<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Ledger open() {
        Ledger ledger = ledgers.get();
        processes.add(ledger);
        return ledger;
    }

    /** What has arrived so far of all processes, in the order in which they were opened. */
    public Summary summary() {
        return Together.of(processes.stream().map(Ledger::summary).toList());
    }
}
