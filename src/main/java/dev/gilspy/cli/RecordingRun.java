package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.GilspyException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.RunQuality;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One recording, from attaching to the last report. */
final class RecordingRun {
    private final Outputs outputs;
    private final Narrator narrator;
    private final StopSignal stop;
    private final FleetLedger ledger;

    RecordingRun(Outputs outputs, Narrator narrator, StopSignal stop) {
        this.outputs = outputs;
        this.narrator = narrator;
        this.stop = stop;
        this.ledger = outputs.newLedger();
    }

    /**
     * Observes until the source is done, then writes all outputs.
     *
     * @param attach makes the source
     * @param target what is observed, for people
     * @return what was observed
     */
    Summary run(Supplier<Source> attach, String target, Settings settings) {
        return run(attach, () -> target, settings);
    }

    /**
     * The same.
     *
     * @param target asked once it is attached to
     */
    Summary run(Supplier<Source> attach, Supplier<String> target, Settings settings) {
        observe(attach, target, settings);
        Summary summary = ledger.summary();
        report(summary, outputs, narrator);
        return summary;
    }

    /** Writes all outputs of what was observed, and says what is odd about it. */
    static void report(Summary summary, Outputs outputs, Narrator narrator) {
        outputs.complaint(summary).ifPresent(narrator::warn);
        outputs.omissions(summary).forEach(narrator::warn);
        long beginNanos = System.nanoTime();
        outputs.finish(summary);
        narrator.took("writing", beginNanos);
        narrator.wrote(outputs.files(), summary);
    }

    private void observe(Supplier<Source> attach, Supplier<String> target, Settings settings) {
        try {
            long beginNanos = System.nanoTime();
            Source source = attach.get();
            narrator.took("attaching", beginNanos);
            source.details().forEach(narrator::detail);
            narrator.started(target.get(), settings);
            source.warnings().forEach(narrator::warn);
            List<Observer> observers = new ArrayList<>();
            outputs.startRecordings().forEach(recording -> observers.add(recording.open()));
            observers.add(ledger.open());
            source.observe(new FanOut(observers, this::goesOn), stop);
        } catch (GilspyException e) {
            if (ledger.summary().run() == null) {
                outputs.discard();
            }
            throw e;
        } finally {
            narrator.over();
        }
    }

    private void goesOn(RunQuality quality) {
        narrator.goesOn(quality);
        if (outputs.hopeless()) {
            stop.request(Ending.Reason.SIGNAL);
        }
    }
}
