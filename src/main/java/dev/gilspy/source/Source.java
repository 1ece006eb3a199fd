package dev.gilspy.source;

import dev.gilspy.model.Observer;
import java.util.List;

/**
 * Something that observes one attached process. Attaching is the implementation's own business, so
 * that everything that can be refused is refused before the first call of {@link #observe}.
 */
public interface Source {
    /**
     * Observes until the asked duration is over, the target ends, or a stop is requested, then
     * sends {@link Observer#end} and lets the target go. Blocks meanwhile; calls the observer from
     * this thread only. May be called once.
     *
     * @throws dev.gilspy.error.NoTargetException if the target was gone before the first sample
     */
    void observe(Observer observer, StopSignal stop);

    /** What was found and how it is read, for whoever wants to know; sentences without a stop. */
    default List<String> details() {
        return List.of();
    }

    /** What the user should know of the target before it is observed; sentences. */
    default List<String> warnings() {
        return List.of();
    }
}
