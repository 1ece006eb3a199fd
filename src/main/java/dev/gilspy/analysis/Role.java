package dev.gilspy.analysis;

import dev.gilspy.aggregate.Roles;
import dev.gilspy.model.ProcessInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Processes of a service that do the same, told by their command lines with numbers left out. A
 * process that one of the same command line has forked is of another role than that one.
 *
 * @param processes at least one; busiest first
 */
public record Role(List<JudgedProcess> processes) {
    static final Comparator<JudgedProcess> BUSIEST_FIRST =
            Comparator.comparingDouble(JudgedProcess::busy)
                    .reversed()
                    .thenComparing(one -> one.info().pid());

    /** What tells the roles apart. */
    private record Key(String command, boolean forked) {}

    public Role {
        processes = List.copyOf(processes);
    }

    /** The roles of a service, the one with the most work first. */
    static List<Role> of(List<JudgedProcess> all) {
        Map<Integer, ProcessInfo> byPid = new HashMap<>();
        all.forEach(one -> byPid.put(one.info().pid(), one.info()));
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> key(one.info(), byPid),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .map(alike -> new Role(alike.stream().sorted(BUSIEST_FIRST).toList()))
                .sorted(Comparator.comparingDouble(Role::busy).reversed())
                .toList();
    }

    private static Key key(ProcessInfo info, Map<Integer, ProcessInfo> byPid) {
        ProcessInfo parent = byPid.get(info.parentPid());
        String command = Roles.nameOf(info);
        return new Key(command, parent != null && Roles.nameOf(parent).equals(command));
    }

    /** Its command line as all of them have it. */
    public String name() {
        return Roles.nameOf(first().info());
    }

    public int size() {
        return processes.size();
    }

    /** The busiest of them, which stands for all. */
    public JudgedProcess first() {
        return processes.get(0);
    }

    public Spread spread(ToDoubleFunction<JudgedProcess> figure) {
        return Spread.of(processes.stream().mapToDouble(figure));
    }

    /** Of an amount of memory. */
    public Spread spreadOfBytes(ToLongFunction<JudgedProcess> amount) {
        return Spread.ofBytes(processes.stream().mapToLong(amount).toArray());
    }

    double busy() {
        return processes.stream().mapToDouble(JudgedProcess::busy).sum();
    }

    long idle() {
        return processes.stream().filter(one -> !one.works()).count();
    }

    /** Whether the busiest has no time left while its siblings have little to do. */
    boolean uneven() {
        return size() > 1
                && first().taken() >= Thresholds.THREAD_BUSY
                && others(JudgedProcess::taken).median() < Thresholds.FAR_LESS * first().taken();
    }

    /** Of all but the busiest. */
    Spread others(ToDoubleFunction<JudgedProcess> figure) {
        return Spread.of(processes.stream().skip(1).mapToDouble(figure));
    }
}
