package dev.gilspy.target;

import java.nio.file.Path;
import java.util.BitSet;

/**
 * How many CPUs the target may use: those it is allowed to run on (affinity, cpuset) and that are
 * switched on, or less where a cgroup's quota says so.
 */
public final class UsableCpus {
    private UsableCpus() {}

    /** The number of CPUs, above 0; a quota of one and a half CPUs gives 1.5. */
    public static double of(Target target) {
        BitSet allowed =
                ProcStatus.read(target.folder())
                        .map(status -> cpuList(status.text("Cpus_allowed_list")))
                        .orElseGet(BitSet::new);
        Proc.read(Path.of("/sys/devices/system/cpu/online"))
                .map(UsableCpus::cpuList)
                .ifPresent(allowed::and);
        int cpus =
                allowed.isEmpty()
                        ? Runtime.getRuntime().availableProcessors()
                        : allowed.cardinality();
        return Math.min(cpus, CgroupQuota.cpusOf(target));
    }

    /** Parses e.g. {@code 0-3,8,10-11}; what is not of that form is left out. */
    static BitSet cpuList(String list) {
        BitSet cpus = new BitSet();
        for (String range : list.split(",")) {
            if (range.matches("\\d{1,6}(-\\d{1,6})?")) {
                String[] ends = range.split("-");
                int first = Integer.parseInt(ends[0]);
                cpus.set(first, Math.max(first, Integer.parseInt(ends[ends.length - 1])) + 1);
            }
        }
        return cpus;
    }
}
