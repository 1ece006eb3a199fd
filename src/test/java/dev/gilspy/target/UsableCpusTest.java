package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsableCpusTest {
    @TempDir private Path folder;

    @Test
    void readsListsOfCpus() {
        assertThat(UsableCpus.cpuList("0-3,8,10-11").cardinality()).isEqualTo(7);
        assertThat(UsableCpus.cpuList("").cardinality()).isZero();
        assertThat(UsableCpus.cpuList("0-,x,5").cardinality()).isEqualTo(1);
    }

    @Test
    void takesTheLeastQuotaOfAGroupAndThoseAboveIt() {
        Target target =
                fake("cgroup2 cgroup2 rw", "0::/a/b\n")
                        .write("mount/a/b/cpu.max", "max 100000\n")
                        .write("mount/a/cpu.max", "150000 100000\n")
                        .target();
        assertThat(CgroupQuota.cpusOf(target)).isEqualTo(1.5);
    }

    @Test
    void readsVersionOneGroupsToo() {
        Target target =
                fake("cgroup cgroup rw,cpu,cpuacct", "3:cpu,cpuacct:/docker/1f\n2:cpuset:/\n")
                        .write("mount/docker/1f/cpu.cfs_quota_us", "50000\n")
                        .write("mount/docker/1f/cpu.cfs_period_us", "100000\n")
                        .write("mount/cpu.cfs_quota_us", "-1\n")
                        .write("mount/cpu.cfs_period_us", "100000\n")
                        .target();
        assertThat(CgroupQuota.cpusOf(target)).isEqualTo(0.5);
    }

    @Test
    void followsAMountThatShowsOnlyAPartOfTheTree() {
        Target target =
                fakeAt("/docker/1f", "cgroup2 cgroup2 rw", "0::/docker/1f/job\n")
                        .write("mount/job/cpu.max", "200000 100000\n")
                        .target();
        assertThat(CgroupQuota.cpusOf(target)).isEqualTo(2);
    }

    @Test
    void hasNoQuotaWithoutGroups() {
        assertThat(CgroupQuota.cpusOf(new FakeProc(folder).target()))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void neverGivesNoneOrMoreThanTheMachineHas() {
        assertThat(UsableCpus.of(new FakeProc(folder).target()))
                .isPositive()
                .isLessThanOrEqualTo(64);
    }

    private FakeProc fake(String kind, String membership) {
        return fakeAt("/", kind, membership);
    }

    private FakeProc fakeAt(String mountRoot, String kind, String membership) {
        String mount =
                "31 23 0:28 %s %s rw - %s%n".formatted(mountRoot, folder.resolve("mount"), kind);
        return new FakeProc(folder).write("self/mountinfo", mount).write("42/cgroup", membership);
    }
}
