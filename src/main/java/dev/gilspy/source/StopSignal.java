package dev.gilspy.source;

import dev.gilspy.model.Ending;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How another thread (a signal's, or the one that watches a child) asks a {@link Source} to stop.
 * The first request counts; later ones are without effect. Thread-safe, and cheap enough to ask at
 * every sample.
 */
public final class StopSignal {
    private final AtomicReference<Ending.Reason> reason = new AtomicReference<>();

    public void request(Ending.Reason why) {
        reason.compareAndSet(null, why);
    }

    public boolean requested() {
        return reason.get() != null;
    }

    /** Why to stop; empty as long as nobody asked. */
    public Optional<Ending.Reason> reason() {
        return Optional.ofNullable(reason.get());
    }
}
