package dev.gilspy.export;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long other threads have waited for one with one stack, whoever they were.
 *
 * @param holder id of the thread that made them wait, or {@code ThreadInfo.NOBODY} or {@code
 *     UNKNOWN}
 * @param stack its frames, root first; empty if not known
 */
public record CausedWaiting(int holder, List<Frame> stack, long nanos) {

    private record Key(int holder, List<Frame> stack) {}

    /** Most waiting first. */
    public static List<CausedWaiting> of(ProcessSummary process) {
        Map<Key, Long> nanosByKey = new LinkedHashMap<>();
        for (Blame part : process.blame()) {
            nanosByKey.merge(new Key(part.holder(), part.holderStack()), part.nanos(), Long::sum);
        }
        List<CausedWaiting> all = new ArrayList<>();
        nanosByKey.forEach(
                (key, nanos) -> all.add(new CausedWaiting(key.holder, key.stack, nanos)));
        all.sort(Comparator.comparingLong(caused -> -caused.nanos));
        return all;
    }
}
