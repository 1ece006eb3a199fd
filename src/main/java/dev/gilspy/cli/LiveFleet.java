package dev.gilspy.cli;

import dev.gilspy.cli.FirstPython.Held;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.util.List;
import java.util.function.Supplier;

/** Observes several processes for a live view. */
final class LiveFleet implements LiveRun.Observing {
    private final Supplier<Fleet> fleet;
    private final Settings settings;
    private final Supplier<Held<Attachment>> first;

    /**
     * @param fleet which processes; asked when the first one is there
     * @param first waits for one that is to be let go when it is observed; null if there is none
     */
    LiveFleet(Supplier<Fleet> fleet, Settings settings, Supplier<Held<Attachment>> first) {
        this.fleet = fleet;
        this.settings = settings;
        this.first = first;
    }

    @Override
    public void observe(FleetObserver observers, StopSignal stop, LiveRun live) {
        Held<Attachment> held = first == null ? null : first.get();
        try (Observatory observatory = Observatories.ofThisMachine(settings)) {
            FleetRun run =
                    new FleetRun(
                            fleet.get(),
                            FleetAccess.OF_THIS_MACHINE,
                            observatory,
                            observers,
                            new News(live),
                            settings.durationNanos());
            if (held != null) {
                run.observe(held.what());
            }
            letGo(held);
            run.run(stop);
        } finally {
            letGo(held);
        }
    }

    private static void letGo(Held<Attachment> held) {
        if (held != null) {
            held.hold().close();
        }
    }

    private record News(LiveRun live) implements FleetNews {
        @Override
        public void begun() {
            live.begins(List.of());
        }

        @Override
        public void warn(String sentence) {
            live.note(sentence);
        }

        @Override
        public void goesOn(FleetProgress progress) {
            // the windows tell
        }
    }
}
