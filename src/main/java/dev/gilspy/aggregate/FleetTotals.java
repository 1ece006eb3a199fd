package dev.gilspy.aggregate;

import dev.gilspy.model.FleetObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@link Totals} of several processes, of a bounded number: those that ended first are
 * forgotten first, and where as many are still going, later ones are left out. Thread-safe.
 */
public final class FleetTotals implements FleetObserver {
    static final int MAX_PROCESSES = 256;

    private final List<TotalsLedger> processes = new ArrayList<>();

    @Override
    public synchronized TotalsLedger open() {
        TotalsLedger ledger = new TotalsLedger();
        if (processes.size() >= MAX_PROCESSES) {
            processes.stream().filter(TotalsLedger::over).findFirst().ifPresent(processes::remove);
        }
        if (processes.size() < MAX_PROCESSES) {
            processes.add(ledger);
        }
        return ledger;
    }

    /** Of each process that something is known of, in the order in which they were found. */
    public List<Totals> totals() {
        return copy().stream()
                .map(TotalsLedger::totals)
                .filter(totals -> totals.process() != null)
                .toList();
    }

    private synchronized List<TotalsLedger> copy() {
        return List.copyOf(processes);
    }
}
