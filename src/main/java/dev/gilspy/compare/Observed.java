package dev.gilspy.compare;

import dev.gilspy.aggregate.Roles;
import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.aggregate.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recording with all of its processes.
 *
 * @param name what the user calls it, e.g. the name of its file
 * @param stacks those of each process, in their order
 */
public record Observed(String name, Summary summary, List<StackTimes> stacks) {
    public Observed {
        stacks = List.copyOf(stacks);
    }

    /** Its only process, or all of them taken for ones of the same role. */
    Recorded all() {
        return new Recorded(name, summary, PooledStacks.of(summary, stacks));
    }

    /** Its processes by {@link Roles#of}. */
    Map<String, Recorded> byRole() {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        List<String> roles = Roles.of(summary);
        for (int i = 0; i < roles.size(); i++) {
            numbers.computeIfAbsent(roles.get(i), absent -> new ArrayList<>()).add(i);
        }
        Map<String, Recorded> byRole = new TreeMap<>();
        numbers.forEach((role, those) -> byRole.put(role, recorded(new HashSet<>(those))));
        return byRole;
    }

    private Recorded recorded(Set<Integer> numbers) {
        Summary role = summary.only(numbers::contains);
        List<StackTimes> own = numbers.stream().sorted().map(stacks::get).toList();
        return new Recorded(name, role, PooledStacks.of(role, own));
    }
}
