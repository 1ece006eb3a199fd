package dev.gilspy.tui;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.RunQuality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What went wrong in observing. */
final class Errors {
    private Errors() {}

    /** How much; a dash if it is not known. */
    static String count(RunQuality quality) {
        return quality == null
                ? Shares.UNKNOWN
                : Shares.count(byKind(quality).values().stream().mapToLong(Long::longValue).sum());
    }

    /** How much of what. */
    static String inDetail(RunQuality quality) {
        if (quality == null) {
            return Shares.UNKNOWN;
        }
        String kinds =
                byKind(quality).entrySet().stream()
                        .filter(kind -> kind.getValue() > 0)
                        .map(kind -> Shares.count(kind.getValue()) + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "0" : kinds;
    }

    private static Map<String, Long> byKind(RunQuality quality) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("lost events", quality.lostEvents());
        kinds.put("missed", quality.missed());
        kinds.put("torn", quality.torn());
        kinds.put("failed reads", quality.failedReads());
        kinds.put("broken stacks", quality.incompleteStacks());
        kinds.put("failed stops", quality.failedStops());
        return kinds;
    }
}
