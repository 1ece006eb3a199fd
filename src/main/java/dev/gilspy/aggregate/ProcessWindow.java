package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;

/**
 * One process's own part of a recording: where several are observed, they come and go.
 *
 * @param run null before it has begun
 * @param ending null while it goes on
 * @param quality null while nothing is known of it
 * @param observedNanos how long this process was observed
 * @param first what it took of the machine when it began to be observed; null if not known
 * @param last the newest of the same; null if not known
 */
public record ProcessWindow(
        Run run,
        Ending ending,
        RunQuality quality,
        long observedNanos,
        ProcessUsage first,
        ProcessUsage last) {
    /** Of a process of which nothing is known but its figures. */
    public static final ProcessWindow UNKNOWN = new ProcessWindow(null, null, null, 0, null, null);

    /** When this process began to be observed, since a recording did; 0 if not known. */
    public long sinceNanos(Run recording) {
        return run == null || recording == null
                ? 0
                : Math.max(0, run.startNanos() - recording.startNanos());
    }

    /** Mean number of CPUs that it used meanwhile; NaN if not known. */
    public double cpusUsed() {
        if (first == null || last == null || first.cpuNanos() < 0 || last.cpuNanos() < 0) {
            return Double.NaN;
        }
        long nanos = last.atNanos() - first.atNanos();
        return nanos <= 0 ? Double.NaN : (double) (last.cpuNanos() - first.cpuNanos()) / nanos;
    }
}
