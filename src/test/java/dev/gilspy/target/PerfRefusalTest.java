package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.os.Errno;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfRefusalTest {
    @TempDir private Path folder;

    @Test
    void aParanoidMachineSaysWhichSettingToChange() {
        Proc proc = proc("4", "0");

        assertThat(PerfRefusal.sentence(proc, Errno.EACCES))
                .isEqualTo(
                        "native functions will not be shown: only root may sample instructions here"
                                + " (kernel.perf_event_paranoid is 4); sudo sysctl"
                                + " kernel.perf_event_paranoid=2 allows it.");
    }

    @Test
    void aFilterIsNamedWithWhatLiftsIt() {
        assertThat(PerfRefusal.sentence(proc("2", "2"), Errno.EPERM))
                .contains("a seccomp filter around gilspy", "docker run --cap-add PERFMON");
    }

    @Test
    void whatCannotBeExplainedIsSaidAsItIs() {
        assertThat(PerfRefusal.sentence(proc("2", "0"), Errno.EPERM)).contains("sudo gilspy");
        assertThat(PerfRefusal.sentence(proc("2", "0"), Errno.ENOENT)).contains("errno 2");
        assertThat(PerfRefusal.sentence(proc("2", "0"), Errno.EMFILE)).contains("ulimit -n");
    }

    private Proc proc(String paranoid, String seccomp) {
        return new FakeProc(folder)
                .write("sys/kernel/perf_event_paranoid", paranoid + "\n")
                .write("self/status", "Name:\tjava\nSeccomp:\t" + seccomp + "\n")
                .proc();
    }
}
