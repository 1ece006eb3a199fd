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

        assertThat(sentence(proc, Errno.EACCES))
                .isEqualTo(
                        "native functions will not be shown: only root may sample instructions here"
                                + " (kernel.perf_event_paranoid is 4); for all of the"
                                + " machine, until it starts again: sudo sysctl"
                                + " kernel.perf_event_paranoid=2.");
    }

    @Test
    void aFilterIsNamedWithWhatLiftsIt() {
        assertThat(sentence(proc("2", "2"), Errno.EPERM))
                .contains(
                        "a seccomp filter around gilspy",
                        "docker run --security-opt seccomp=unconfined");
    }

    @Test
    void whatCannotBeExplainedIsSaidAsItIs() {
        assertThat(sentence(proc("2", "0"), Errno.EPERM)).contains("--cap-add PERFMON");
        assertThat(sentence(proc("2", "0"), Errno.ENOENT)).contains("errno 2");
        assertThat(sentence(proc("2", "0"), Errno.EMFILE)).contains("ulimit -n");
    }

    private static String sentence(Proc proc, int errno) {
        Environment docker = new Environment(Environment.Kind.DOCKER, false, "");
        return PerfRefusal.sentence(proc, Cures.of(proc, docker, Typed.ANYHOW), errno);
    }

    private Proc proc(String paranoid, String seccomp) {
        return new FakeProc(folder)
                .write("sys/kernel/perf_event_paranoid", paranoid + "\n")
                .write("self/status", "Name:\tjava\nSeccomp:\t" + seccomp + "\n")
                .proc();
    }
}
