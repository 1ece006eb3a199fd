package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.StackBlocks;
import dev.gilspy.compare.Observed;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import java.util.ArrayList;
import java.util.List;

/** Adds a recording up for a comparison: each process, and its stacks block by block. */
final class ObservedReader implements FleetObserver {
    private final FleetLedger fleet = new FleetLedger(Ledger::new);
    private final List<Part> parts = new ArrayList<>();

    private record Part(Ledger ledger, StackBlocks stacks) {
        /** What was announced and never began is in no summary. */
        boolean begun() {
            return ledger.summary().run() != null;
        }
    }

    @Override
    public Observer open() {
        Part part = new Part(fleet.open(), new StackBlocks());
        parts.add(part);
        return new FanOut(List.of(part.ledger, part.stacks), quality -> {});
    }

    /**
     * @param name what the user calls the recording
     */
    Observed observed(String name) {
        return new Observed(
                name,
                fleet.summary(),
                parts.stream().filter(Part::begun).map(part -> part.stacks.times()).toList());
    }
}
