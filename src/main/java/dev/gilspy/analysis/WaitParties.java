package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Which line of a {@link BlameMatrix} a thread belongs to. */
final class WaitParties {
    private WaitParties() {}

    /** Each thread by its name, which has the TID behind it where others have the same. */
    static IntFunction<WaitParty> byThread(ProcessSummary process) {
        Map<String, Long> namesakes =
                process.allThreads().stream()
                        .collect(
                                Collectors.groupingBy(
                                        thread -> thread.thread().name(), Collectors.counting()));
        Map<Integer, WaitParty> parties = new HashMap<>();
        for (ThreadSummary thread : process.allThreads()) {
            ThreadInfo info = thread.thread();
            parties.put(
                    info.id(),
                    WaitParty.threads(
                            name(info, namesakes.get(info.name()) > 1), Set.of(info.id())));
        }
        return find(parties);
    }

    private static String name(ThreadInfo thread, boolean several) {
        if (thread.name().isEmpty()) {
            return "TID " + thread.tid();
        }
        return several ? thread.name() + " " + thread.tid() : thread.name();
    }

    /** Threads whose names differ in digits only are one. */
    static IntFunction<WaitParty> byGroup(ProcessSummary process) {
        Map<String, Set<Integer>> groups = new TreeMap<>();
        for (ThreadSummary thread : process.allThreads()) {
            groups.computeIfAbsent(groupOf(thread.thread()), absent -> new TreeSet<>())
                    .add(thread.thread().id());
        }
        Map<Integer, WaitParty> parties = new HashMap<>();
        groups.forEach(
                (name, ids) -> {
                    WaitParty party = WaitParty.threads(name, ids);
                    ids.forEach(id -> parties.put(id, party));
                });
        return find(parties);
    }

    private static String groupOf(ThreadInfo thread) {
        return thread.name().isEmpty()
                ? "threads without a name"
                : ThreadGroups.nameOf(thread.name());
    }

    private static IntFunction<WaitParty> find(Map<Integer, WaitParty> parties) {
        Function<Integer, WaitParty> none = WaitParty::withoutThread;
        return id -> parties.containsKey(id) ? parties.get(id) : none.apply(id);
    }
}
