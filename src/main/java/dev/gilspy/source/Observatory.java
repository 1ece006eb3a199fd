package dev.gilspy.source;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import java.util.List;
import java.util.Optional;

/**
 * Observes many processes at once; they may be added, and end, while it goes on. What is common to
 * them (a thread, programs in the kernel) is there once.
 */
public interface Observatory extends AutoCloseable {
    /**
     * Begins to observe a process that was attached to, and returns at once.
     *
     * @param observer called by one of the observatory's own threads, from {@link Observer#begin}
     *     to {@link Observer#end}; by none of them if the process cannot be observed
     * @throws dev.gilspy.error.GilspyException if it is refused
     */
    Observation observe(Attachment attachment, Observer observer);

    /** Ends all observations for this reason, and waits until their observers know. */
    void end(Ending.Reason why);

    /** Ends what goes on, as by a signal, and lets all processes go. */
    @Override
    void close();

    /** One process being observed. Its methods may be called by any thread. */
    interface Observation {
        /** Whether it is over: the process ended, or could not be observed. */
        boolean over();

        /** Why the process could not be observed; empty as long as it can. */
        Optional<RuntimeException> failure();

        /** What was found and how it is read, for whoever wants to know. */
        default List<String> details() {
            return List.of();
        }

        /** What the user should know of the process before it is observed; sentences. */
        List<String> warnings();
    }
}
