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
    private static final String COUNT = "[1-9]\\d{0,17}";

    private CgroupQuota() {}

    /** The quota in CPUs; infinite if there is none. */
    static double cpusOf(Target target) {
        return cpusOf(
                Proc.read(target.folder().resolve("cgroup")).orElse(""),
                target.proc().find("self/mountinfo").orElse(""));
    }

    /**
     * The same.
     *
     * @param memberships of the target, lines such as {@code 0::/user.slice} or {@code
     *     3:cpu,cpuacct:/docker/1f}
     * @param mounts that gilspy sees, lines such as {@code 31 23 0:28 / /sys/fs/cgroup rw,relatime
     *     - cgroup2 cgroup2 rw}
     */
    static double cpusOf(String memberships, String mounts) {
        List<Mount> groups = mounts.lines().flatMap(line -> Mount.parse(line).stream()).toList();
        double quota = Double.POSITIVE_INFINITY;
        for (String membership : memberships.lines().toList()) {
            String[] member = membership.split(":", 3);
            for (Mount mount : member.length < 3 ? List.<Mount>of() : groups) {
                if (mount.shows(member[1])) {
                    quota = Math.min(quota, leastUpwards(mount.point(), mount.below(member[2])));
                }
            }
        }
        return quota;
    }

    /**
     * Where control groups are to be seen.
     *
     * @param root the group at the mount point: it may show only a part of the tree
     * @param unified whether it shows version 2, else those with a quota of version 1
     */
    private record Mount(Path point, String root, boolean unified) {
        private static final int ROOT = 3;
        private static final int POINT = 4;
        private static final int OPTIONS = 2; // behind the dash

        /** Of a line of mountinfo; empty if no quota stands there. */
        static Optional<Mount> parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] place = halves[0].split(" ");
            String[] kind = halves[halves.length - 1].split(" ");
            if (halves.length < 2 || place.length <= POINT || kind.length <= OPTIONS) {
                return Optional.empty();
            }
            boolean unified = kind[0].equals("cgroup2");
            boolean cpu = kind[0].equals("cgroup") && has(kind[OPTIONS], "cpu");
            return unified || cpu
                    ? Optional.of(new Mount(Path.of(place[POINT]), place[ROOT], unified))
                    : Optional.empty();
        }

        boolean shows(String controllers) {
            return unified ? controllers.isEmpty() : has(controllers, "cpu");
        }

        /** A group's path under the mount point. */
        String below(String group) {
            String inside = group.startsWith(root) ? group.substring(root.length()) : group;
            return inside.contains("..") ? "" : inside.replaceFirst("^/+", "");
        }
    }

    /** Whether a controller is in a list of them, such as {@code cpu,cpuacct}. */
    static boolean has(String list, String word) {
        return List.of(list.split(",")).contains(word);
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
        if (!quotaMicros.matches(COUNT) || !periodMicros.matches(COUNT)) {
            return Double.POSITIVE_INFINITY;
        }
        return (double) Long.parseLong(quotaMicros) / Long.parseLong(periodMicros);
    }
}
