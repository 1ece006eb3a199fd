package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.Environment.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir private Path folder;

    private FakeProc proc;

    @BeforeEach
    void startOnAMachine() throws IOException {
        proc = new FakeProc(folder);
        namespace("pid", 4026531836L);
        namespace("uts", 4026531838L);
        proc.write("self/cgroup", "0::/user.slice/user-1000.slice/session-2.scope\n");
        proc.write("self/uid_map", "         0          0 4294967295\n");
    }

    @Test
    void aMachineIsOneThoughItWasMadeOfAContainersImage() throws IOException {
        assertThat(here(NOTHING)).isEqualTo(new Environment(Kind.HOST, false, ""));
        proc.write(".dockerenv", "");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.HOST);
        namespace("uts", 4026532001L);
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.DOCKER);
        assertThat(here(NOTHING).container()).isTrue();
    }

    @Test
    void anEngineNamesTheControlGroup() {
        proc.write("self/cgroup", "5:memory:/docker/3f1c\n0::/\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.DOCKER);
        proc.write("self/cgroup", "0::/system.slice/docker-3f1c.scope\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.DOCKER);
        proc.write("self/cgroup", "0::/machine.slice/libpod-3f1c.scope\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.PODMAN);
        proc.write("self/cgroup", "0::/kubepods.slice/kubepods-pod1.slice/cri-1.scope\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.KUBERNETES);
        proc.write("self/cgroup", "0::/lxc.payload.web/init.scope\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.LXC);
    }

    @Test
    void aRootlessContainersRootIsNotTheMachines() throws IOException {
        namespace("pid", 4026532001L);
        proc.write("run/.containerenv", "");
        proc.write("self/uid_map", "         0       1000          1\n");
        assertThat(here(NOTHING)).isEqualTo(new Environment(Kind.PODMAN, true, ""));
    }

    @Test
    void kubernetesSetsAVariable() {
        assertThat(here(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")).kind())
                .isEqualTo(Kind.KUBERNETES);
    }

    @Test
    void aServiceIsKnownByItsUnitAndAUsersShellIsNone() {
        proc.write("self/cgroup", "0::/system.slice/gilspy.service\n");
        assertThat(here(NOTHING)).isEqualTo(new Environment(Kind.SYSTEMD, false, "gilspy.service"));
        proc.write("self/cgroup", "0::/user.slice/user-1000.slice/user@1000.service\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.HOST);
    }

    @Test
    void windowsNamesTheKernel() {
        proc.write("sys/kernel/osrelease", "5.15.90.1-microsoft-standard-WSL2\n");
        assertThat(here(NOTHING).kind()).isEqualTo(Kind.WSL);
    }

    private Environment here(Map<String, String> variables) {
        return Environment.of(proc.proc(), folder, variables);
    }

    private void namespace(String kind, long number) throws IOException {
        Path link = folder.resolve("self/ns/" + kind);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("%s:[%d]".formatted(kind, number)));
    }
}
