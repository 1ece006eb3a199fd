package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.GilTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One GIL: the interpreters that share it, added up. Where no GIL is in force, all interpreters are
 * one of these, since nothing keeps their threads apart. The means are NaN when it was not observed
 * for any time.
 *
 * @param interpreters in the order of their ids
 * @param utilisation share of the time in which anybody held it, 0 to 1; without a GIL the mean
 *     number of attached threads
 * @param waitingMean mean number of threads that waited for it
 * @param nativeMean mean number of threads of its interpreters in native code on a CPU
 * @param tally what was counted on it; null if nothing was
 */
public record GilSummary(
        List<InterpreterSummary> interpreters,
        double utilisation,
        double waitingMean,
        double nativeMean,
        GilTally tally) {

    public GilSummary {
        interpreters = List.copyOf(interpreters);
    }

    /** The GILs of a process, in the order of their interpreters' ids. */
    static List<GilSummary> of(ProcessSummary process) {
        boolean enabled = process.info().gilEnabled();
        Map<Integer, List<InterpreterSummary>> byGil = new TreeMap<>();
        for (InterpreterSummary interpreter : process.interpreters()) {
            int gil = enabled ? interpreter.gil() : 0;
            byGil.computeIfAbsent(gil, absent -> new ArrayList<>()).add(interpreter);
        }
        return byGil.values().stream().map(shared -> of(shared, enabled)).toList();
    }

    private static GilSummary of(List<InterpreterSummary> shared, boolean enabled) {
        double utilisation = sum(shared, InterpreterSummary::utilisation);
        boolean several = shared.size() > 1;
        return new GilSummary(
                shared,
                enabled && several ? Math.min(1, utilisation) : utilisation,
                sum(shared, InterpreterSummary::waitingMean),
                sum(shared, InterpreterSummary::nativeMean),
                shared.stream()
                        .map(InterpreterSummary::tally)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static double sum(
            List<InterpreterSummary> shared, ToDoubleFunction<InterpreterSummary> which) {
        return shared.stream().mapToDouble(which).sum();
    }

    /** Ids of the interpreters that share it. */
    public Set<Integer> ids() {
        return interpreters.stream().map(InterpreterSummary::id).collect(Collectors.toSet());
    }

    /** Mean number of threads that hold or want it. */
    public double demand() {
        return utilisation + waitingMean;
    }
}
