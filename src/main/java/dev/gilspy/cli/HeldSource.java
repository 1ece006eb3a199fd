package dev.gilspy.cli;

import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.os.ThreadStopper;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.List;

/**
 * A source whose target stands still until it is observed, so that nothing that it does is missed.
 *
 * @param hold what stopped the target; made by the thread that observes
 */
record HeldSource(Source source, ThreadStopper hold) implements Source {
    @Override
    public void observe(Observer observer, StopSignal stop) {
        try (hold) {
            source.observe(new Releasing(observer, hold), stop);
        }
    }

    @Override
    public List<String> details() {
        return source.details();
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }

    /** Lets the target go when the recording has begun. */
    private static final class Releasing extends FanOut {
        private final ThreadStopper hold;

        private Releasing(Observer observer, ThreadStopper hold) {
            super(List.of(observer), quality -> {});
            this.hold = hold;
        }

        @Override
        public void begin(Run run) {
            hold.close();
            super.begin(run);
        }
    }
}
