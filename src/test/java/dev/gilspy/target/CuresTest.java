package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.Environment.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is printed for environments that cannot be started here, by its form. */
class CuresTest {
    private static final Set<Capability> KERNEL = Set.of(Capability.BPF, Capability.PERFMON);
    private static final String USER =
            "Uid:\t1000\t1000\t1000\t1000\nGid:\t100\t100\t100\t100\nCapBnd:\t000001ffffffffff\n";

    /** A user of a container whose root has what docker(1) gives it, which opens any file. */
    private static final String INSIDE = USER.replace("000001ffffffffff", "00000000a80425fb");

    private static final String ROOT = USER.replace("1000\t", "0\t");
    private static final Typed TYPED = new Typed("/opt/g/bin/gilspy", "record --pid 7");

    @TempDir private Path folder;

    @Test
    void aUserMayBecomeRootOrTakeWhatIsMissingAlone() {
        assertThat(lines(Kind.HOST, USER, KERNEL))
                .containsExactly(
                        "sudo /opt/g/bin/gilspy record --pid 7",
                        "sudo setpriv --reuid=1000 --regid=100 --init-groups"
                                + " --inh-caps=+bpf,+perfmon --ambient-caps=+bpf,+perfmon"
                                + " /opt/g/bin/gilspy record --pid 7");
    }

    @Test
    void whatIsGivenUpForGoodTakesAnotherLogin() {
        String bounded = USER.replace("CapBnd:\t000001ffffffffff", "CapBnd:\t0000000000000000");
        assertThat(cures(Kind.HOST, bounded).capabilities(KERNEL))
                .singleElement()
                .satisfies(cure -> assertThat(cure.where()).contains("another login", "bounding"));
        assertThat(cures(Kind.HOST, USER + "NoNewPrivs:\t1\n").capabilities(KERNEL))
                .singleElement()
                .satisfies(cure -> assertThat(cure.where()).contains("no_new_privs"));
    }

    @Test
    void wordsAreQuotedForTheShell() {
        Typed typed = new Typed("gilspy", "dump");
        assertThat(typed.withSudo("")).isEqualTo("sudo gilspy dump");
        assertThat(typed.instead("top", "--name", "it's").plainly())
                .isEqualTo("gilspy top --name 'it'\\''s'");
    }

    @Test
    void containerEnginesAddToRootAlone() {
        assertThat(lines(Kind.DOCKER, ROOT, KERNEL))
                .containsExactly("docker run --cap-add BPF --cap-add PERFMON ...");
        assertThat(lines(Kind.PODMAN, INSIDE, KERNEL))
                .containsExactly("podman run --user 0 --cap-add BPF --cap-add PERFMON ...");
    }

    @Test
    void aRootlessContainerHasNoSayOverTheMachine() {
        Cures rootless = new EngineCures("podman", ProcStatus.parse(ROOT), true);
        assertThat(rootless.capabilities(KERNEL).get(0).lines().get(0)).startsWith("sudo podman");
        assertThat(rootless.capabilities(Set.of(Capability.SYS_PTRACE)).get(0).lines())
                .containsExactly("podman run --cap-add SYS_PTRACE ...");
    }

    @Test
    void whatMapsUsersIsToldNotTo() {
        Cures rootless = new EngineCures("docker", ProcStatus.parse(ROOT), true);
        assertThat(rootless.outside().get(0).lines())
                .containsExactly(
                        "sudo docker run --userns=host --cap-add SYS_PTRACE --cap-add BPF"
                                + " --cap-add PERFMON ...");
        assertThat(rootless.together(KERNEL, rootless.outside()).get(0).lines())
                .containsExactly(
                        "sudo docker run --userns=host --cap-add BPF --cap-add PERFMON"
                                + " --cap-add SYS_PTRACE ...");
    }

    @Test
    void anotherUserOfAContainerNeedsOnlyWhatItsRootHasNot() {
        Set<Capability> missing = Set.of(Capability.SYS_PTRACE, Capability.DAC_READ_SEARCH);
        assertThat(lines(Kind.DOCKER, INSIDE, missing))
                .containsExactly("docker run --user 0 --cap-add SYS_PTRACE ...");
        assertThat(lines(Kind.KUBERNETES, INSIDE, Set.of(Capability.DAC_READ_SEARCH)))
                .containsExactly("securityContext: {runAsUser: 0}");
    }

    @Test
    void allThatAContainerLacksStandsInOneLine() {
        Cures docker = cures(Kind.DOCKER, ROOT);
        List<Cure> others = new ArrayList<>(docker.tracefs());
        others.addAll(docker.calls(List.of("bpf")));
        assertThat(docker.together(KERNEL, others))
                .singleElement()
                .extracting(Cure::lines)
                .isEqualTo(
                        List.of(
                                "docker run -v /sys/kernel/tracing:/sys/kernel/tracing:ro"
                                        + " --security-opt seccomp=unconfined --cap-add BPF"
                                        + " --cap-add PERFMON ..."));
        assertThat(docker.together(Set.of(), List.of())).isEmpty();
    }

    @Test
    void allThatAPodOrAServiceLacksStandsTogether() {
        Cures pod = cures(Kind.KUBERNETES, ROOT);
        List<Cure> others = new ArrayList<>(pod.calls(List.of("bpf")));
        others.addAll(pod.tracefs());
        List<Cure> all = pod.together(KERNEL, others);
        assertThat(all).hasSize(3);
        assertThat(yaml(all))
                .isEqualTo(
                        Map.of(
                                "securityContext",
                                Map.of(
                                        "capabilities",
                                        Map.of("add", List.of("BPF", "PERFMON")),
                                        "seccompProfile",
                                        Map.of("type", "Unconfined"))));
        assertThat(Refusal.hint(all).lines()).hasSize(3);

        Cures service = cures(Kind.SYSTEMD, USER);
        assertThat(service.together(KERNEL, service.calls(List.of("bpf"))).get(0).lines())
                .containsExactly("AmbientCapabilities=CAP_BPF CAP_PERFMON", "SystemCallFilter=bpf");
    }

    @Test
    void realTimeIsTakenFromTheGroupAbove() {
        CpuGroup group = new CpuGroup("/sys/fs/cgroup/cpu", "/docker/1f");
        assertThat(cures(Kind.DOCKER, ROOT).realtimeTime(group))
                .extracting(cure -> cure.lines().get(0))
                .containsExactly(
                        "echo 200000 | sudo tee /sys/fs/cgroup/cpu/docker/cpu.rt_runtime_us",
                        "docker run --cpu-rt-runtime=100000 ...");
        assertThat(cures(Kind.HOST, USER).realtimeTime(group).get(0).lines())
                .containsExactly("echo $$ | sudo tee /sys/fs/cgroup/cpu/cgroup.procs");
        for (Kind kind : Kind.values()) {
            assertThat(cures(kind, USER).realtimeTime(new CpuGroup("", "")))
                    .singleElement()
                    .satisfies(cure -> assertThat(cure.lines()).isEmpty());
        }
    }

    @Test
    void aPodsLinesAreYaml() {
        assertThat(yaml(cures(Kind.KUBERNETES, INSIDE).capabilities(KERNEL)))
                .isEqualTo(
                        Map.of(
                                "securityContext",
                                Map.of(
                                        "runAsUser",
                                        0,
                                        "capabilities",
                                        Map.of("add", List.of("BPF", "PERFMON")))));
        assertThat(yaml(cures(Kind.KUBERNETES, ROOT).calls(List.of("bpf"))))
                .isEqualTo(
                        Map.of(
                                "securityContext",
                                Map.of("seccompProfile", Map.of("type", "Unconfined"))));
        assertThat(cures(Kind.KUBERNETES, ROOT).tracefs())
                .allSatisfy(cure -> assertThat(yaml(List.of(cure))).hasSize(1));
        assertThat(yaml(cures(Kind.KUBERNETES, ROOT).outside())).containsEntry("hostUsers", true);
    }

    @Test
    void aServicesLinesAreItsUnits() {
        Environment service = new Environment(Kind.SYSTEMD, false, "g.service");
        Proc proc = new FakeProc(folder).write("self/status", "CapBnd:\t0\n").proc();
        Cures cures = Cures.of(proc, service, TYPED);
        assertThat(cures.capabilities(KERNEL).get(0).where()).endsWith("systemctl edit g.service");
        assertThat(cures.capabilities(KERNEL).get(0).lines())
                .containsExactly(
                        "CapabilityBoundingSet=CAP_BPF CAP_PERFMON",
                        "AmbientCapabilities=CAP_BPF CAP_PERFMON");
        assertThat(cures.calls(List.of("bpf", "ptrace")).get(0).lines())
                .containsExactly("SystemCallFilter=bpf ptrace");
        assertThat(cures.limit(Cures.Limit.RTPRIO, Capability.SYS_NICE).get(0).lines())
                .containsExactly("LimitRTPRIO=1");
        assertThat(cures.visible().get(0).lines())
                .containsExactly("ProtectProc=default", "ProcSubset=all");
    }

    private List<String> lines(Kind kind, String status, Set<Capability> missing) {
        return cures(kind, status).capabilities(missing).stream()
                .flatMap(cure -> cure.lines().stream())
                .toList();
    }

    private Cures cures(Kind kind, String status) {
        Proc proc = new FakeProc(folder).write("self/status", status).proc();
        return Cures.of(proc, new Environment(kind, false, ""), TYPED);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(List<Cure> cures) {
        String text = String.join("\n", cures.get(0).lines());
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
