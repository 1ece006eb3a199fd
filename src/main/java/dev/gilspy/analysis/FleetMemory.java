package dev.gilspy.analysis;

import dev.gilspy.aggregate.ProcessWindow;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The memory of a service, when most of it was taken: processes come and go. Amounts are negative,
 * and {@link #timesOne} is NaN, where they are not known.
 *
 * @param processes how many took it, of those of which it is known
 * @param proportionalBytes what they really take together: each page counts once
 * @param residentBytes what they seem to take: a page counts for each that shares it
 * @param uniqueBytes what none of them shares
 * @param workers how many have the role that most have; 1 if no role has several
 * @param workersBytes what these really take together, at least: of a page that they share with
 *     others, too, their part counts, but all that one of them shares is there once
 * @param oneBytes what one of these takes, all that it shares included: the same work in threads of
 *     one process would take that much at least
 * @param sharedBytes how much of that is shared
 */
public record FleetMemory(
        int processes,
        long proportionalBytes,
        long residentBytes,
        long uniqueBytes,
        int workers,
        long workersBytes,
        long oneBytes,
        long sharedBytes) {
    private static final long UNKNOWN = -1;
    private static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    static FleetMemory of(List<JudgedProcess> all) {
        List<JudgedProcess> known = all.stream().filter(one -> one.residentBytes() >= 0).toList();
        List<JudgedProcess> most =
                known.stream()
                        .map(one -> present(known, one.process().window()))
                        .max(Comparator.comparingLong(FleetMemory::amount))
                        .orElse(List.of());
        Role workers = Role.of(most).stream().max(Comparator.comparingInt(Role::size)).orElse(null);
        boolean several = workers != null && workers.size() > 1;
        Spread one = several ? workers.spreadOfBytes(JudgedProcess::residentBytes) : NONE;
        Spread unique = several ? workers.spreadOfBytes(JudgedProcess::uniqueBytes) : NONE;
        return new FleetMemory(
                most.size(),
                sum(most, JudgedProcess::proportionalBytes),
                sum(most, JudgedProcess::residentBytes),
                sum(most, JudgedProcess::uniqueBytes),
                several ? workers.size() : 1,
                several ? together(workers.processes()) : UNKNOWN,
                bytes(one.median()),
                bytes(Math.max(0, one.median() - unique.median())));
    }

    /** Those that were there when one of them began to be observed. */
    private static List<JudgedProcess> present(List<JudgedProcess> all, ProcessWindow begun) {
        return begun.run() == null
                ? List.of()
                : all.stream()
                        .filter(one -> there(one.process().window(), begun.run().startNanos()))
                        .toList();
    }

    private static boolean there(ProcessWindow window, long nanos) {
        return window.run() != null
                && window.run().startNanos() <= nanos
                && nanos <= window.run().startNanos() + window.observedNanos();
    }

    private static long amount(List<JudgedProcess> some) {
        return some.stream()
                .mapToLong(one -> Math.max(one.proportionalBytes(), one.residentBytes()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /**
     * Both are too little where pages are shared with others, the master that forked them for one:
     * their parts of all pages, and what is of each alone with what one of them shares.
     */
    private static long together(List<JudgedProcess> workers) {
        long proportional = sum(workers, JudgedProcess::proportionalBytes);
        long unique = sum(workers, JudgedProcess::uniqueBytes);
        if (proportional < 0 || unique < 0) {
            return proportional;
        }
        long sharedByOne =
                workers.stream()
                        .mapToLong(one -> one.residentBytes() - one.uniqueBytes())
                        .max()
                        .orElse(0);
        return Math.max(proportional, unique + sharedByOne);
    }

    /** Not known if it is not of one of them. */
    private static long sum(List<JudgedProcess> some, ToLongFunction<JudgedProcess> amount) {
        long[] amounts = some.stream().mapToLong(amount).toArray();
        long sum = 0;
        for (long bytes : amounts) {
            if (bytes < 0) {
                return UNKNOWN;
            }
            sum += bytes;
        }
        return amounts.length == 0 ? UNKNOWN : sum;
    }

    private static long bytes(double amount) {
        return Double.isNaN(amount) ? UNKNOWN : Math.round(amount);
    }

    /** How many times the memory of one of them the workers take. */
    public double timesOne() {
        return workersBytes < 0 || oneBytes <= 0 ? Double.NaN : (double) workersBytes / oneBytes;
    }
}
