package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One output format. */
public interface Exporter {
    /** Its name for {@code --format}. */
    String name();

    /** File endings that mean this format, with the dot; the first is the usual one. */
    List<String> endings();

    /** Whether it shows the {@link dev.gilspy.aggregate.Timeline}, which is kept only then. */
    default boolean needsTimeline() {
        return false;
    }

    /** What of the recording was too much for the format, a sentence each. */
    default List<String> omissions(Summary summary) {
        return List.of();
    }

    /**
     * Writes the whole summary and flushes; does not close.
     *
     * @throws IOException if the stream does
     */
    void write(Summary summary, OutputStream out) throws IOException;
}
