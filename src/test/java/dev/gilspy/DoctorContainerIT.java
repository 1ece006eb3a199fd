package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.doctor.Manifest;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In containers as Podman starts them by itself, what doctor prints is typed until nothing is
 * missing; what a refusal prints, and what the manifests say, records exact times.
 */
@Needs({
    Permission.ROOT,
    Permission.PTRACE,
    Permission.KERNEL,
    Permission.REALTIME,
    Permission.CONTAINERS
})
class DoctorContainerIT {
    private static final String BESIDE = "podman run --rm --pid=container:target ";

    /** What adds to the first line what is found only when that is granted. */
    private static final int MOST_ROUNDS = 3;

    @TempDir private static Path folder;

    private static Podman podman;
    private static int outside;

    @BeforeAll
    static void start() throws Exception {
        podman = Podman.start(folder);
        outside = podman.target("target", "spinners.py", 300);
    }

    @AfterAll
    static void end() {
        podman.close();
    }

    /** As root and as another user of a container beside the target's. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--user 1000 "})
    void whatIsPrintedGrantsAllInAContainerBeside(String flags) {
        String line = BESIDE + flags;
        DoctorPage page = doctor(line);
        assertThat(page.finding("environment")).isEqualTo("a Podman container");
        assertThat(page.lacking())
                .contains("others-processes", "bpf-capabilities", "tracepoints", "bpf-calls");
        for (int i = 0; i < MOST_ROUNDS && !page.lacking().isEmpty(); i++) {
            for (String typed : page.typed()) {
                line = and(line, typed);
            }
            page = doctor(line);
        }
        assertThat(page.lacking()).as("after %s", line).isEmpty();
        assertThat(page.finding("exact-times")).isEqualTo("from the kernel");
    }

    /** Flags for the container are added to its line; what is for the machine is typed there. */
    private static String and(String line, String typed) {
        if (typed.startsWith("podman run ")) {
            return line + typed.replaceAll("^podman run |\\.\\.\\.$", "");
        }
        assertThat(podman.type(typed).status()).as(typed).isZero();
        return line;
    }

    /** Without doctor: the message of a refusal has all in one line, too. */
    @Test
    void whatARefusalPrintsIsEnough() {
        Shell.Outcome refused = record(BESIDE);
        assertThat(refused.status()).as(refused.output()).isEqualTo(4);
        String cure = "At the container's start: ";
        List<String> printed =
                refused.output().lines().filter(line -> line.startsWith(cure)).toList();
        assertThat(printed).as(refused.output()).hasSize(1);
        assertRecordsExactly(and(BESIDE, printed.get(0).substring(cure.length())));
    }

    /** Podman understands what is typed for Docker. This one's filter is as that of old ones. */
    @ParameterizedTest
    @EnumSource(
            value = Manifest.class,
            names = {"DOCKER", "PODMAN"})
    void theManifestsCommandRecords(Manifest manifest) {
        String command =
                manifest.text()
                        .replace("\\\n", " ")
                        .lines()
                        .filter(line -> line.matches("(sudo )?(docker|podman) run .*"))
                        .findFirst()
                        .orElseThrow();
        String flags = command.substring(0, command.indexOf(" IMAGE"));
        String typed = flags.replace("container:NAME", "container:target").replace(" -it ", " ");
        assertRecordsExactly(typed + " --security-opt seccomp=unconfined");
    }

    @Test
    void inTheTargetsOwnContainerNothingIsNeededToSample() {
        Shell.Outcome sampled =
                podman.type(
                        "podman exec target "
                                + Podman.GILSPY
                                + " record --pid 1 -d 100ms -f text -o /dev/null");
        assertThat(sampled.status()).as(sampled.output()).isZero();
        assertThat(sampled.output()).contains("times are sampled");
    }

    @Test
    void fromOutsideNothingIsMissing() {
        String command =
                "%s doctor -f json --pid %d".formatted(Launcher.packaged().path(), outside);
        DoctorPage page = DoctorPage.of(new Shell(folder).exec(List.of(command.split(" "))));
        assertThat(page.lacking()).isEmpty();
        assertThat(page.finding("namespaces"))
                .isEqualTo("other than gilspy's: mnt, pid (PID 1 there)");
    }

    private static DoctorPage doctor(String line) {
        return DoctorPage.of(podman.run(line, Podman.GILSPY, "doctor -f json --pid 1"));
    }

    private static Shell.Outcome record(String line) {
        return podman.run(
                line, Podman.GILSPY, "record --pid 1 --exact=on -d 100ms -f text -o /dev/null");
    }

    private static void assertRecordsExactly(String line) {
        Shell.Outcome recorded = record(line);
        assertThat(recorded.status()).as("%s: %s", line, recorded.output()).isZero();
    }
}
