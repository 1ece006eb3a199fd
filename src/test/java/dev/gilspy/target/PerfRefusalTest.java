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
                                + " (kernel.perf_event_paranoid is 4); on the machine that"
                                + " runs the container, for all of it until it starts again: sudo sysctl"
                                + " kernel.perf_event_paranoid=2.");
    }

    @Test
    void aThrottledClockSaysWhichSettingToChange() {
        Proc slow =
                new FakeProc(folder).write("sys/kernel/perf_event_max_sample_rate", "500\n").proc();
        assertThat(granted(slow).finding()).endsWith("(kernel.perf_event_max_sample_rate is 500)");
        assertThat(granted(slow).lacking()).isFalse();
        assertThat(granted(slow).cures().get(0).lines())
                .containsExactly("sudo sysctl kernel.perf_event_max_sample_rate=100000");
        Proc usual = proc("2", "0");
        assertThat(granted(usual).cures()).isEmpty();
        assertThat(granted(usual).finding()).endsWith("(kernel.perf_event_paranoid is 2)");
    }

    private static Check granted(Proc proc) {
        Environment host = new Environment(Environment.Kind.HOST, false, "");
        return new PerfRefusal(proc, Cures.of(proc, host, Typed.ANYHOW)).granted();
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
                .write("sys/kernel/perf_event_max_sample_rate", "100000\n")
                .write("self/status", "Name:\tjava\nSeccomp:\t" + seccomp + "\n")
                .proc();
    }
}
