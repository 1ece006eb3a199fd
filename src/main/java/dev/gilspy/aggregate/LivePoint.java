package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ThreadAccount;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * One window of the past in a few figures, those of all observed processes together. A double that
 * is not known is NaN.
 *
 * @param fromNanos when the window began, CLOCK_MONOTONIC
 * @param toNanos when it ended
 * @param processes how many were observed in it
 * @param gils how many GILs they have; of a process without a GIL one
 * @param utilisation mean number of GILs that were held; with one GIL its utilisation, 0 to 1
 * @param demand mean number of threads that held or wanted a GIL
 * @param waiting mean number of threads that waited for one
 * @param nativeMean mean number of threads in native code on a CPU
 * @param switchesPerSecond changes of holder by the interpreters' own counts
 * @param cpusUsed mean number of CPUs that the processes used
 * @param ownCpus mean number of CPUs that gilspy itself used
 */
public record LivePoint(
        long fromNanos,
        long toNanos,
        int processes,
        int gils,
        double utilisation,
        double demand,
        double waiting,
        double nativeMean,
        double switchesPerSecond,
        double cpusUsed,
        double ownCpus) {

    /** The figures of a window; it may be one of nothing. */
    public static LivePoint of(Summary window) {
        long from = window.run() == null ? 0 : window.run().startNanos();
        long to = from + window.observedNanos();
        List<ProcessSummary> processes = window.processes();
        List<GilSummary> gils = processes.stream().flatMap(one -> one.gils().stream()).toList();
        return new LivePoint(
                from,
                to,
                processes.size(),
                gils.size(),
                sum(gils, GilSummary::utilisation),
                sum(gils, GilSummary::demand),
                sum(gils, GilSummary::waitingMean),
                sum(gils, GilSummary::nativeMean),
                switchesPerSecond(processes),
                sum(processes, LivePoint::cpusUsed),
                ownCpus(window));
    }

    private static <T> double sum(List<T> all, ToDoubleFunction<T> figure) {
        return all.isEmpty() ? Double.NaN : all.stream().mapToDouble(figure).sum();
    }

    /** Changes of the GIL's holder in one process or several; NaN if none counts them. */
    public static double switchesPerSecond(List<ProcessSummary> processes) {
        double[] known =
                processes.stream()
                        .flatMap(one -> one.interpreters().stream())
                        .mapToDouble(InterpreterSummary::switchesPerSecond)
                        .filter(rate -> !Double.isNaN(rate))
                        .toArray();
        return known.length == 0 ? Double.NaN : DoubleStream.of(known).sum();
    }

    /** Mean number of CPUs that a process used; of its Python threads where no more is known. */
    public static double cpusUsed(ProcessSummary process) {
        double used = process.window().cpusUsed();
        long observed = process.window().observedNanos();
        if (!Double.isNaN(used) || observed <= 0) {
            return used;
        }
        long[] cpus =
                process.allThreads().stream()
                        .map(ThreadSummary::account)
                        .filter(Objects::nonNull)
                        .mapToLong(ThreadAccount::cpuNanos)
                        .toArray();
        return cpus.length == 0 ? Double.NaN : (double) LongStream.of(cpus).sum() / observed;
    }

    private static double ownCpus(Summary window) {
        boolean known = window.quality() != null && window.observedNanos() > 0;
        return known
                ? (double) window.quality().ownCpuNanos() / window.observedNanos()
                : Double.NaN;
    }
}
