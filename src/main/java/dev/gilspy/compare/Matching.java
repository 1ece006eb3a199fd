package dev.gilspy.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What of two recordings is to be compared with each other: processes of the same role, however
 * many they are. Two single processes are compared whatever they are called.
 *
 * @param pairs what is on both sides, busiest first
 * @param onlyBefore roles that are gone
 * @param onlyAfter roles that are new
 */
public record Matching(List<Match> pairs, List<String> onlyBefore, List<String> onlyAfter) {
    public Matching {
        pairs = List.copyOf(pairs);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /**
     * One role on both sides.
     *
     * @param role "" where there is one process on each side
     */
    public record Match(String role, Recorded before, Recorded after) {
        private double busyShares() {
            return busyShare(before) + busyShare(after);
        }

        private static double busyShare(Recorded recorded) {
            long nanos =
                    recorded.summary().processes().stream()
                            .flatMap(process -> process.threads().stream())
                            .mapToLong(thread -> thread.busyNanos())
                            .sum();
            return (double) nanos / recorded.summary().observedNanos();
        }
    }

    public static Matching of(Observed before, Observed after) {
        if (before.stacks().size() == 1 && after.stacks().size() == 1) {
            Match only = new Match("", before.all(), after.all());
            return new Matching(List.of(only), List.of(), List.of());
        }
        Map<String, Recorded> first = before.byRole();
        Map<String, Recorded> second = after.byRole();
        List<Match> pairs = new ArrayList<>();
        first.forEach(
                (role, recorded) -> {
                    if (second.containsKey(role)) {
                        pairs.add(new Match(role, recorded, second.get(role)));
                    }
                });
        pairs.sort(Comparator.comparingDouble(match -> -match.busyShares()));
        return new Matching(pairs, without(first, second), without(second, first));
    }

    private static List<String> without(Map<String, Recorded> roles, Map<String, Recorded> others) {
        return roles.keySet().stream().filter(role -> !others.containsKey(role)).toList();
    }
}
