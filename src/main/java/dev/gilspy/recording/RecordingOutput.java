package dev.gilspy.recording;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.FleetObserver;
import java.io.Closeable;
import java.util.Optional;

/** What writes a recording, into one file or one after the other. */
public interface RecordingOutput extends FleetObserver, Closeable {
    /** Why nothing is written any more; empty while all is well. */
    Optional<OutputException> failure();

    /** How many processes had no room in it. */
    int leftOut();

    /**
     * Writes what is left; what comes later is dropped.
     *
     * @throws OutputException if anything could not be written
     */
    @Override
    void close();
}
