package dev.gilspy.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The CPU quota of the target's control group: the least one of the group and all above it. Version
 * 2 has it in {@code cpu.max} ({@code 150000 100000}, or {@code max 100000}), version 1 in {@code
 * cpu.cfs_quota_us} (-1 for none) and {@code cpu.cfs_period_us}. See cgroups(7).
 */
final class CgroupQuota {
    private CgroupQuota() {}

    /** The quota in CPUs; infinite if there is none. */
    static double cpusOf(Target target) {
        List<String> memberships =
                Proc.read(target.folder().resolve("cgroup")).orElse("").lines().toList();
        List<String> mounts = target.proc().find("self/mountinfo").orElse("").lines().toList();
        double quota = Double.POSITIVE_INFINITY;
        for (String membership : memberships) {
            for (String mount : mounts) {
                quota = Math.min(quota, quota(membership, mount));
            }
        }
        return quota;
    }

    /**
     * @param membership e.g. {@code 0::/user.slice} or {@code 3:cpu,cpuacct:/docker/1f}
     * @param mount e.g. {@code 31 23 0:28 / /sys/fs/cgroup rw,relatime - cgroup2 cgroup2 rw}
     */
    private static double quota(String membership, String mount) {
        String[] member = membership.split(":", 3);
        int dash = mount.indexOf(" - ");
        if (member.length < 3 || dash < 0) {
            return Double.POSITIVE_INFINITY;
        }
        String[] place = mount.substring(0, dash).split(" ");
        String[] kind = mount.substring(dash + " - ".length()).split(" ");
        boolean unified = member[1].isEmpty() && kind[0].equals("cgroup2");
        boolean cpu = has(member[1], "cpu") && kind[0].equals("cgroup") && has(kind[2], "cpu");
        if (!unified && !cpu) {
            return Double.POSITIVE_INFINITY;
        }
        return leastUpwards(Path.of(place[4]), below(place[3], member[2]));
    }

    private static boolean has(String list, String word) {
        return List.of(list.split(",")).contains(word);
    }

    /** The group's path under the mount point, which may itself show only a part of the tree. */
    private static String below(String mountRoot, String group) {
        String inside = group.startsWith(mountRoot) ? group.substring(mountRoot.length()) : group;
        return inside.contains("..") ? "" : inside.replaceFirst("^/+", "");
    }

    private static double leastUpwards(Path mountPoint, String group) {
        double least = Double.POSITIVE_INFINITY;
        Path folder = mountPoint.resolve(group);
        while (folder != null && folder.startsWith(mountPoint)) {
            least = Math.min(least, quotaIn(folder));
            folder = folder.getParent();
        }
        return least;
    }

    private static double quotaIn(Path folder) {
        Optional<String> version2 = Proc.read(folder.resolve("cpu.max"));
        if (version2.isPresent()) {
            String[] words = version2.get().split(" ");
            return words.length < 2 ? Double.POSITIVE_INFINITY : cpus(words[0], words[1]);
        }
        return cpus(
                Proc.read(folder.resolve("cpu.cfs_quota_us")).orElse("-1"),
                Proc.read(folder.resolve("cpu.cfs_period_us")).orElse("0"));
    }

    private static double cpus(String quotaMicros, String periodMicros) {
        if (!quotaMicros.matches("\\d{1,18}") || !periodMicros.matches("[1-9]\\d{0,17}")) {
            return Double.POSITIVE_INFINITY;
        }
        return (double) Long.parseLong(quotaMicros) / Long.parseLong(periodMicros);
    }
}
