package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuGroupTest {
    @TempDir private Path folder;

    @Test
    void isFoundWhereTheControllerStands() {
        CpuGroup group =
                of(
                        "tmpfs /sys/fs/cgroup tmpfs rw 0 0\n"
                                + "cgroup /sys/fs/cgroup/cpuset cgroup rw,cpuset 0 0\n"
                                + "cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0\n",
                        "4:cpuset:/\n3:cpu,cpuacct:/docker/1f\n0::/x\n");
        assertThat(group).isEqualTo(new CpuGroup("/sys/fs/cgroup/cpu,cpuacct", "/docker/1f"));
        assertThat(group.above()).isEqualTo("/docker");
    }

    @Test
    void isNothingInVersionTwo() {
        CpuGroup group = of("cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n", "0::/a/b\n");
        assertThat(group).isEqualTo(new CpuGroup("", ""));
        assertThat(group.above()).isEmpty();
    }

    @Test
    void hasNothingAboveAtTheTopOrOutsideOfWhatIsSeen() {
        assertThat(new CpuGroup("/c", "/").above()).isEmpty();
        assertThat(new CpuGroup("/c", "/docker").above()).isEmpty();
        assertThat(new CpuGroup("/c", "/../../docker/1f").above()).isEmpty();
    }

    private CpuGroup of(String mounts, String groups) {
        return CpuGroup.of(
                new FakeProc(folder)
                        .write("self/mounts", mounts)
                        .write("self/cgroup", groups)
                        .proc());
    }
}
