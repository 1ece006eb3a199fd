package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.cli.FirstPython.Held;
import dev.gilspy.error.GilspyException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One recording of several processes, from looking for them to the last report. */
final class FleetRecording implements FleetNews, FleetObserver {
    private final Outputs outputs;
    private final Narrator narrator;
    private final StopSignal stop;
    private final Settings settings;
    private final FleetLedger ledger;
    private String description = "";
    private FleetObserver all;

    FleetRecording(Outputs outputs, Narrator narrator, StopSignal stop, Settings settings) {
        this.outputs = outputs;
        this.narrator = narrator;
        this.stop = stop;
        this.settings = settings;
        this.ledger = outputs.newLedger();
    }

    /** Observes running processes, then writes all outputs. */
    void run(Fleet fleet, FleetAccess access, Observatory observatory) {
        run(fleet, access, observatory, run -> {});
    }

    /**
     * The same of a command's processes.
     *
     * @param first the first Python of them, which is let go when it is observed
     */
    void run(Fleet fleet, FleetAccess access, Observatory observatory, Held<Attachment> first) {
        run(
                fleet,
                access,
                observatory,
                run -> {
                    try {
                        run.observe(first.what());
                    } finally {
                        first.hold().close();
                    }
                });
    }

    private void run(
            Fleet fleet, FleetAccess access, Observatory observatory, Consumer<FleetRun> before) {
        description = fleet.description();
        FleetRun run =
                new FleetRun(fleet, access, observatory, this, this, settings.durationNanos());
        try (observatory) {
            before.accept(run);
            run.run(stop);
        } catch (GilspyException e) {
            outputs.discard();
            throw e;
        } finally {
            narrator.over();
        }
        RecordingRun.report(ledger.summary(), outputs, narrator);
    }

    /** Begins to write the recordings when there is something to record. */
    @Override
    public synchronized Observer open() {
        if (all == null) {
            List<FleetObserver> fleets = new ArrayList<>(outputs.startRecordings());
            fleets.add(ledger);
            all = new FleetFanOut(fleets);
        }
        return all.open();
    }

    @Override
    public void begun() {
        narrator.started(description, settings);
    }

    @Override
    public void warn(String sentence) {
        narrator.warn(sentence);
    }

    @Override
    public void detail(String what) {
        narrator.detail(what);
    }

    @Override
    public void goesOn(FleetProgress progress) {
        narrator.goesOn(progress);
        if (outputs.hopeless()) {
            stop.request(Ending.Reason.SIGNAL);
        }
    }
}
