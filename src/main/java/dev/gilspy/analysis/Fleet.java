package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Several processes that were observed at once: what each comes to, and all of them together. */
public final class Fleet {
    private final Summary summary;
    private final List<JudgedProcess> processes;
    private final List<Role> roles;

    private Fleet(Summary summary) {
        this.summary = summary;
        this.processes = JudgedProcess.of(summary);
        this.roles = Role.of(processes);
    }

    /** All threads count, also where only some are shown. */
    public static Fleet of(Summary summary) {
        return new Fleet(summary.whole());
    }

    /** In the order of the recording. */
    public List<JudgedProcess> processes() {
        return processes;
    }

    /** The one with the most work first. */
    public List<Role> roles() {
        return roles;
    }

    /** Their places in {@link #processes}, that of the one with the most work first. */
    public List<Integer> busiestFirst() {
        return IntStream.range(0, processes.size())
                .boxed()
                .sorted(Comparator.comparing(processes::get, Role.BUSIEST_FIRST))
                .toList();
    }

    /** Those that did something. */
    List<JudgedProcess> working() {
        return processes.stream().filter(JudgedProcess::works).toList();
    }

    /** The busiest of those that work and are judged so, of which there must be one. */
    JudgedProcess busiest(VerdictCode code) {
        return working().stream()
                .filter(one -> one.verdict().code() == code)
                .max(Comparator.comparingDouble(JudgedProcess::busy))
                .orElseThrow();
    }

    /** CPUs that they may use; NaN if not known. */
    public double cpusUsable() {
        return summary.run() == null || summary.run().cpusUsable() <= 0
                ? Double.NaN
                : summary.run().cpusUsable();
    }

    /** Mean number of CPUs that all of them use together, over the whole time. */
    public double cpusUsed() {
        return processes.stream()
                .filter(one -> !Double.isNaN(one.cpusUsed()))
                .mapToDouble(one -> one.cpusUsed() * lived(one))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    private double lived(JudgedProcess one) {
        return summary.observedNanos() == 0
                ? 0
                : (double) one.summary().observedNanos() / summary.observedNanos();
    }

    /** Whether they use all the CPUs that they may. */
    boolean cpusFull() {
        return cpusUsed() >= Thresholds.CPUS_USED * cpusUsable();
    }

    /** Of the processes that have a GIL; NaN if none has. */
    public double meanUtilisation() {
        return known(JudgedProcess::utilisation).average().orElse(Double.NaN);
    }

    public double maxUtilisation() {
        return known(JudgedProcess::utilisation).max().orElse(Double.NaN);
    }

    /** How many processes have no time left under their GIL. */
    public long saturated() {
        return processes.stream().filter(JudgedProcess::saturated).count();
    }

    private DoubleStream known(ToDoubleFunction<JudgedProcess> figure) {
        return processes.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value));
    }

    public FleetMemory memory() {
        return FleetMemory.of(processes);
    }

    /** How many of those that work are judged so. */
    long judged(VerdictCode code) {
        return working().stream().filter(one -> one.verdict().code() == code).count();
    }

    /** Whether it is so of at least half of those that work, and of half of the work. */
    boolean mostly(VerdictCode code) {
        double all = working().stream().mapToDouble(JudgedProcess::busy).sum();
        double part =
                working().stream()
                        .filter(one -> one.verdict().code() == code)
                        .mapToDouble(JudgedProcess::busy)
                        .sum();
        return judged(code) > 0 && 2 * judged(code) >= working().size() && 2 * part >= all;
    }

    /** The role that has a busy process among siblings with little to do; null if none has. */
    Role uneven() {
        return roles.stream().filter(Role::uneven).findFirst().orElse(null);
    }

    /** The role that most processes have. */
    Role largest() {
        return roles.stream().max(Comparator.comparingInt(Role::size)).orElseThrow();
    }
}
