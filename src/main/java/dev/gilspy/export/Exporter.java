package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import java.util.List;

/** One output format of recordings. */
public interface Exporter extends Format<Summary> {
    /** Whether it shows the {@link dev.gilspy.aggregate.Timeline}, which is kept only then. */
    default boolean needsTimeline() {
        return false;
    }

    /** What of the recording was too much for the format, a sentence each. */
    default List<String> omissions(Summary summary) {
        return List.of();
    }
}
