package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;

/** How many of a recording's processes there were at a time. */
public final class Alive {
    private Alive() {}

    /**
     * The mean number of processes that were observed while any was; all of them where it is not
     * known when each was. The same for what was drawn from the recording.
     */
    public static double mean(Summary summary) {
        long end = 0;
        double sum = 0;
        for (ProcessSummary process : summary.processes()) {
            ProcessWindow window = process.window();
            end = Math.max(end, window.sinceNanos(summary.run()) + window.observedNanos());
            sum += window.observedNanos();
        }
        return end == 0 ? summary.processes().size() : sum / end;
    }
}
