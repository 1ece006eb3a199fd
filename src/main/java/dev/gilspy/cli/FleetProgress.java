package dev.gilspy.cli;

import dev.gilspy.model.RunQuality;
import java.util.List;

/**
 * How far the observation of several processes has come.
 *
 * @param processes how many have been observed, those that have ended as well
 * @param samples of all of them
 * @param stopsFail whether one cannot be stopped, which was asked for
 */
record FleetProgress(int processes, long samples, boolean stopsFail) {
    static final FleetProgress NONE = new FleetProgress(0, 0, false);

    /** This, and those. */
    FleetProgress and(List<WatchedObserver> others) {
        List<RunQuality> qualities =
                others.stream().flatMap(each -> each.newest().stream()).toList();
        return new FleetProgress(
                processes + (int) others.stream().filter(WatchedObserver::begun).count(),
                samples + qualities.stream().mapToLong(RunQuality::samples).sum(),
                stopsFail || qualities.stream().anyMatch(RunQuality::stopsFail));
    }
}
