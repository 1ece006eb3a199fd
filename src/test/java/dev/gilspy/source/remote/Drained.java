package dev.gilspy.source.remote;

import dev.gilspy.recording.CallLog;
import java.util.List;

/** What a ring holds. */
final class Drained {
    private Drained() {}

    /** All of one kind, in their order; the rest is dropped. */
    static <T> List<T> from(ObservationRing ring, Class<T> kind) {
        CallLog log = new CallLog();
        ring.drainTo(log);
        return log.calls().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
