package dev.gilspy.aggregate;

import dev.gilspy.model.Span;
import java.util.EnumMap;
import java.util.Map;

/** Time, holds and waits of the threads of one group. */
final class GroupTotals {
    private final String name;
    private final StateTimes times = new StateTimes();
    private final Map<EpisodeKind, DurationCounts> durations = new EnumMap<>(EpisodeKind.class);

    GroupTotals(String name) {
        this.name = name;
        for (EpisodeKind kind : EpisodeKind.values()) {
            durations.put(kind, new DurationCounts());
        }
    }

    void add(Span span) {
        times.add(span);
    }

    void add(OpenEpisode ended) {
        durations.get(ended.kind()).add(ended.nanos(), 1);
    }

    /**
     * @param threads how many are in it
     */
    Totals.Group totals(int threads) {
        Map<EpisodeKind, DurationCounts> copies = new EnumMap<>(EpisodeKind.class);
        durations.forEach((kind, counts) -> copies.put(kind, counts.copy()));
        return new Totals.Group(name, threads, times.summary().stateNanos(), copies);
    }
}
