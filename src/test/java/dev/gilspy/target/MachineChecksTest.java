package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.Check.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
    private static final String USER = "CapEff:\t0000000000000000\n";
    private static final String ROOT = "CapEff:\t000001ffffffffff\n";

    @TempDir private Path folder;

    @Test
    void yamaDecidesOnOwnProcesses() {
        assertThat(own(USER, "0").verdict()).isEqualTo(Verdict.OK);
        assertThat(own(USER, "1").verdict()).isEqualTo(Verdict.LIMITED);
        assertThat(hint(own(USER, "1"))).contains("sysctl kernel.yama.ptrace_scope=0");
        assertThat(own(USER, "2").verdict()).isEqualTo(Verdict.NO);
        assertThat(own(ROOT, "2").verdict()).isEqualTo(Verdict.OK);
        assertThat(own(ROOT, "3").verdict()).isEqualTo(Verdict.NO);
    }

    @Test
    void capabilitiesAndUserNamespaceDecideOnOthersProcesses() {
        assertThat(checks(USER, "0").othersProcesses().verdict()).isEqualTo(Verdict.LIMITED);
        assertThat(checks(ROOT, "0").othersProcesses().verdict()).isEqualTo(Verdict.OK);
        new FakeProc(folder).write("self/uid_map", "         0       1000          1\n");
        assertThat(checks(ROOT, "0").othersProcesses().finding()).contains("user namespace");
    }

    @Test
    void saysWhatIsMissingForRealTime() {
        MachineChecks user = checks(USER, "0");
        assertThat(user.realtime(true).verdict()).isEqualTo(Verdict.OK);
        assertThat(user.realtime(false).finding()).contains("CAP_SYS_NICE");
        new FakeProc(folder)
                .write("self/limits", "Max realtime priority     10                   10       \n");
        assertThat(user.realtime(false).finding()).contains("cgroup");
    }

    @Test
    void missesTheFilesThatSamplingNeeds() {
        MachineChecks bare = checks(USER, "0");
        assertThat(bare.systemCalls().verdict()).isEqualTo(Verdict.NO);
        assertThat(bare.schedstat().verdict()).isEqualTo(Verdict.LIMITED);
    }

    private static Cures cures(Proc proc) {
        Environment host = new Environment(Environment.Kind.HOST, false, "");
        return Cures.of(proc, host, Typed.ANYHOW);
    }

    private static String hint(Check check) {
        return Refusal.hint(check.cures());
    }

    private Check own(String status, String yama) {
        return checks(status, yama).ownProcesses();
    }

    private MachineChecks checks(String status, String yama) {
        FakeProc proc = new FakeProc(folder);
        proc.write("self/status", status).write("sys/kernel/yama/ptrace_scope", yama + "\n");
        return new MachineChecks(proc.proc(), cures(proc.proc()));
    }
}
