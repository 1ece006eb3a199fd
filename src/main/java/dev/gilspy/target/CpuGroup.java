package dev.gilspy.target;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Gilspy's own control group of the controller cpu, version 1; see cgroups(7). Only there, and if
 * the kernel has CONFIG_RT_GROUP_SCHED, do groups share out the time of real-time classes.
 *
 * @param mount where the controller is mounted; "" if it is not
 * @param group as /proc has it, e.g. {@code /docker/1f}; "" if it is not known
 */
record CpuGroup(String mount, String group) {

    static CpuGroup of(Proc proc) {
        // E.g. cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
        String[] mount =
                find(proc, "self/mounts", " ", 4, w -> w[2].equals("cgroup") && hasCpu(w[3]));
        // E.g. 3:cpu,cpuacct:/docker/1f
        String[] member = find(proc, "self/cgroup", ":", 3, words -> hasCpu(words[1]));
        return new CpuGroup(mount[1], member[2]);
    }

    /** The group that this one is in, e.g. {@code /docker}; "" if it is at the top, or unknown. */
    String above() {
        return mount.isEmpty() || group.contains("..")
                ? ""
                : group.substring(0, Math.max(0, group.lastIndexOf('/')));
    }

    /** The first line of so many words at least; as many empty words if there is none. */
    private static String[] find(
            Proc proc, String file, String separator, int words, Predicate<String[]> wanted) {
        return proc.find(file)
                .orElse("")
                .lines()
                .map(line -> line.split(separator))
                .filter(line -> line.length >= words && wanted.test(line))
                .findFirst()
                .orElseGet(() -> nothing(words));
    }

    private static String[] nothing(int words) {
        String[] empty = new String[words];
        Arrays.fill(empty, "");
        return empty;
    }

    private static boolean hasCpu(String list) {
        return CgroupQuota.has(list, "cpu");
    }
}
