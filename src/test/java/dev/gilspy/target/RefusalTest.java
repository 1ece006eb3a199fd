package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir private Path folder;

    private static final String USER = "Uid: 1000 1000 1000 1000\nCapEff: 0\nCapPrm: 0\n";
    private static final String ROOT = "Uid: 0 0 0 0\nCapEff: 1ffffffffff\nCapPrm: 1ffffffffff\n";
    private static final String WEAK_ROOT = "Uid: 0 0 0 0\nCapEff: a80425fb\nCapPrm: a80425fb\n";

    @Test
    void namesYama() {
        assertThat(Refusal.of(access(USER, USER, 1)))
                .satisfies(
                        refusal -> assertThat(refusal.sentence()).contains("ptrace_scope is 1"),
                        refusal ->
                                assertThat(refusal.remedy())
                                        .contains("sudo gilspy")
                                        .contains("sysctl kernel.yama.ptrace_scope=0"));
        assertThat(Refusal.of(access(USER, USER, 2)).sentence()).contains("ptrace_scope is 2");
        assertThat(Refusal.of(access(ROOT, USER, 3)).remedy()).contains("reboot");
    }

    @Test
    void namesTheOtherUserBeforeYama() {
        assertThat(Refusal.of(access(USER, ROOT, 1)).sentence())
                .isEqualTo("Process 7 belongs to another user (UID 0; gilspy runs as UID 1000).");
    }

    @Test
    void namesTheMissingCapabilityOfAContainersRoot() {
        assertThat(weakRootIn(Environment.Kind.DOCKER).sentence())
                .contains("without the capability CAP_SYS_PTRACE");
        assertThat(weakRootIn(Environment.Kind.DOCKER).remedy()).contains("--cap-add SYS_PTRACE");
        assertThat(weakRootIn(Environment.Kind.KUBERNETES).remedy())
                .contains("securityContext: {capabilities: {add: [SYS_PTRACE]}}");
    }

    @Test
    void namesWhatTheTargetDidToItself() {
        ProcStatus user = ProcStatus.parse(USER);
        Access undumpable =
                new Access(7, user, user, false, 0, true, cures(Environment.Kind.HOST, USER));
        assertThat(Refusal.of(undumpable).sentence()).contains("not dumpable");
        String gifted = USER.replace("CapPrm: 0", "CapPrm: 400");
        assertThat(Refusal.of(access(USER, gifted, 0)).sentence()).contains("has capabilities");
    }

    @Test
    void saysThatTracingAloneDoesNotOpenAnotherUsersFiles() {
        String tracer = USER.replace("CapEff: 0", "CapEff: 80000");
        assertThat(Refusal.of(access(tracer, ROOT, 0)).sentence())
                .contains("UID 0")
                .contains("CAP_SYS_PTRACE alone");
        assertThat(Refusal.of(access(tracer, ROOT, 0)).remedy())
                .contains("+sys_ptrace,+dac_read_search");
        assertThat(Refusal.of(access(tracer, USER, 0)).sentence()).doesNotContain("alone");
    }

    @Test
    void namesTheUserNamespace() {
        ProcStatus root = ProcStatus.parse(ROOT);
        Access namespaced =
                new Access(7, root, root, true, 0, false, cures(Environment.Kind.HOST, ROOT));
        assertThat(Refusal.of(namespaced).sentence()).contains("user namespace");
    }

    @Test
    void namesASeccompFilterOnlyWhenNothingElseExplainsIt() {
        assertThat(Refusal.of(access(USER + "Seccomp: 2\n", USER, 0)).sentence())
                .contains("seccomp");
        assertThat(Refusal.of(access(USER + "Seccomp: 2\n", USER, 1)).sentence())
                .contains("ptrace_scope");
        assertThat(Refusal.of(access(USER, USER, 0)).sentence()).contains("security module");
    }

    private Access access(String ours, String theirs, int yama) {
        return new Access(
                7,
                ProcStatus.parse(ours),
                ProcStatus.parse(theirs),
                true,
                yama,
                true,
                cures(Environment.Kind.HOST, ours));
    }

    private Refusal weakRootIn(Environment.Kind kind) {
        ProcStatus weak = ProcStatus.parse(WEAK_ROOT);
        Access access =
                new Access(7, weak, ProcStatus.parse(ROOT), true, 0, true, cures(kind, WEAK_ROOT));
        return Refusal.of(access);
    }

    private Cures cures(Environment.Kind kind, String status) {
        Proc proc = new FakeProc(folder).write("self/status", status).proc();
        return Cures.of(proc, new Environment(kind, false, ""), Typed.ANYHOW);
    }
}
