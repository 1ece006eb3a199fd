package dev.gilspy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The form of all; Podman and, by its hand, Docker's line run in DoctorContainerIT. */
class ManifestTest {
    private static final Set<String> CAPABILITIES =
            Set.of("SYS_PTRACE", "DAC_READ_SEARCH", "BPF", "PERFMON", "SYS_NICE");

    /** As docker-run(1) and podman-run(1) have them. */
    private static final Set<String> RUN_FLAGS =
            Set.of("--rm", "--user", "--pid", "--cap-add", "--security-opt");

    /** As systemd.service(5), systemd.exec(5) and systemd.unit(5) have them. */
    private static final Set<String> UNIT_KEYS =
            Set.of(
                    "ExecStart",
                    "User",
                    "StateDirectory",
                    "AmbientCapabilities",
                    "CapabilityBoundingSet",
                    "LimitMEMLOCK",
                    "NoNewPrivileges",
                    "PrivateUsers",
                    "ProtectProc",
                    "ProcSubset",
                    "RestrictRealtime",
                    "SystemCallFilter",
                    "WantedBy");

    @ParameterizedTest
    @EnumSource(Manifest.class)
    void isNarrowAndEndsItsLastLine(Manifest manifest) {
        assertThat(manifest.text()).endsWith("\n").matches("[\n -~]+");
        assertThat(manifest.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource(
            value = Manifest.class,
            names = {"DOCKER", "PODMAN"})
    void anEnginesFlagsAreItsOwn(Manifest manifest) {
        String command = command(manifest.text(), " run ");
        assertThat(command).doesNotContain("\\");
        assertThat(found("(?<= )--[a-z-]+", before(command, " IMAGE "))).isSubsetOf(RUN_FLAGS);
        assertThat(found("(?<=--cap-add )\\w+", command))
                .isSubsetOf(CAPABILITIES)
                .contains("SYS_PTRACE", "BPF", "PERFMON");
        assertThat(command).contains(" -v /sys/kernel/tracing:/sys/kernel/tracing:ro ");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPodIsYamlWithAllThatGilspyTakes() {
        LoadSettings settings = LoadSettings.builder().build();
        Map<String, Object> pod =
                (Map<String, Object>) new Load(settings).loadFromString(Manifest.KUBERNETES.text());
        assertThat(pod).containsEntry("kind", "Pod").containsEntry("apiVersion", "v1");
        Map<String, Object> spec = (Map<String, Object>) pod.get("spec");
        assertThat(spec).containsEntry("shareProcessNamespace", true);
        List<Map<String, Object>> containers = (List<Map<String, Object>>) spec.get("containers");
        Map<String, Object> context =
                (Map<String, Object>) containers.get(1).get("securityContext");
        assertThat(((Map<String, List<String>>) context.get("capabilities")).get("add"))
                .isSubsetOf(CAPABILITIES)
                .contains("SYS_PTRACE", "BPF", "PERFMON");
        List<Map<String, Object>> mounts =
                (List<Map<String, Object>>) containers.get(1).get("volumeMounts");
        List<Map<String, Object>> volumes = (List<Map<String, Object>>) spec.get("volumes");
        assertThat(mounts.get(0).get("name")).isEqualTo(volumes.get(0).get("name"));
    }

    @Test
    void aUnitsLinesAreSettings() {
        List<String> settings =
                Manifest.SYSTEMD.text().lines().filter(line -> line.contains("=")).toList();
        assertThat(settings)
                .extracting(line -> line.replaceFirst("=.*", ""))
                .isSubsetOf(UNIT_KEYS)
                .doesNotHaveDuplicates();
        assertThat(found("(?<=CAP_)\\w+", Manifest.SYSTEMD.text())).isSubsetOf(CAPABILITIES);
        assertThat(Manifest.SYSTEMD.text().lines().filter(line -> line.startsWith("[")))
                .containsExactly("[Service]", "[Install]");
    }

    /** The lines of the command in which words are found, as a shell joins them. */
    private static String command(String text, String words) {
        return text.replace("\\\n", " ")
                .replaceAll(" +", " ")
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String before(String text, String words) {
        return text.substring(0, text.indexOf(words));
    }

    private static List<String> found(String pattern, String text) {
        return new ArrayList<>(
                Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList());
    }
}
