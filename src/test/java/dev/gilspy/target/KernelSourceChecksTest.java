package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.Check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that allows all; each thing taken away has its own sentence. */
class KernelSourceChecksTest {
    private static final String BPF = "000000c000000000";
    private static final String BPF_ALONE = "0000008000000000";
    private static final String PERFMON_ALONE = "0000004000000000";
    private static final String ADMIN = "0000000000200000";
    private static final String RESOURCE_TOO = "000000c001000000";

    @TempDir private Path folder;

    private FakeProc proc;
    private String architecture = "amd64";
    private Environment.Kind environment = Environment.Kind.HOST;

    @BeforeEach
    void allowAll() throws IOException {
        proc = new FakeProc(folder);
        status(BPF, 0);
        kernel("6.1.0-13-amd64");
        namespace("pid", 4026531836L);
        namespace("user", 4026531837L);
        proc.write("sys/kernel/security/lockdown", "none [integrity] confidentiality\n");
        tracepoint("sched/sched_switch");
        tracepoint("syscalls/sys_enter_futex");
    }

    @Test
    void nothingIsMissingWhereAllIsThere() {
        assertThat(checks().refusal()).isEmpty();
        assertThat(checks().all())
                .extracting(Check::verdict)
                .filteredOn(verdict -> verdict != Verdict.FACT)
                .hasSize(8)
                .containsOnly(Verdict.OK);
    }

    @Test
    void theProgramsAreForOneMachine() {
        architecture = "aarch64";
        refused("The BPF programs are for x86_64, not aarch64.");
    }

    @ParameterizedTest
    @CsvSource({
        "5.4.0-150-generic, true",
        "5.7.19, true",
        "4.19.0, true",
        "5.8.0, false",
        "5.15.0, false",
        "6.0.0, false",
        "10.2, false",
        "unknown, false"
    })
    void ringBuffersCameWith58(String release, boolean refused) {
        kernel(release);
        assertThat(checks().refusal().isPresent()).isEqualTo(refused);
        if (refused) {
            refused("Linux " + release + " has no BPF ring buffers, which came with 5.8.");
        }
    }

    @Test
    void onlyTheStrictestLockdownHidesTracepoints() {
        proc.write("sys/kernel/security/lockdown", "none integrity [confidentiality]\n");
        refused("The kernel hides its tracepoints (lockdown=confidentiality).");
    }

    @Test
    void aUserNamespacesRootHasNoSay() throws IOException {
        namespace("user", 4026532001L);
        refused("gilspy runs in a user namespace, whose root has no say over BPF.");
        hinted("sudo gilspy");
    }

    @Test
    void aPidNamespaceIsNoHindrance() throws IOException {
        namespace("pid", 4026532002L);
        assertThat(checks().refusal()).isEmpty();
        assertThat(checks().all())
                .filteredOn(check -> check.subject() == Subject.PROCESS_IDS)
                .extracting(Check::finding)
                .containsExactly("a PID namespace's, which the programs ask for");
    }

    @Test
    void missingCapabilitiesAreNamed() {
        status("0000000000000000", 0);
        refused("gilspy lacks CAP_BPF and CAP_PERFMON.");
        hinted("As root: sudo gilspy ...");
        status(BPF_ALONE, 0);
        refused("gilspy lacks CAP_PERFMON.");
        status(PERFMON_ALONE, 0);
        refused("gilspy lacks CAP_BPF.");
        status(ADMIN, 0);
        assertThat(checks().refusal()).isEmpty();
    }

    @Test
    void inAContainerItSaysHowToStartOne() throws IOException {
        environment = Environment.Kind.DOCKER;
        status("0000000000000000", 0);
        hinted("docker run --cap-add BPF --cap-add PERFMON");
        status(BPF, 0);
        removeTracefs();
        hinted("docker run -v /sys/kernel/tracing:/sys/kernel/tracing:ro");
        environment = Environment.Kind.KUBERNETES;
        hinted("hostPath: {path: /sys/kernel/tracing}");
        status("0000000000000000", 0);
        hinted("securityContext: {capabilities: {add: [BPF, PERFMON]}}");
    }

    @Test
    void lockedMemoryIsShortOnOldKernelsOnly() {
        locked("65536");
        assertThat(checks().refusal()).isEmpty();
        kernel("5.10.0-8-amd64");
        refused("gilspy may lock 64 KB of memory, and BPF needs 9216 KB on this kernel.");
        hinted("sudo prlimit --pid $$ --memlock=unlimited");
        locked("unlimited");
        assertThat(checks().refusal()).isEmpty();
        locked("65536");
        status(RESOURCE_TOO, 0);
        assertThat(checks().refusal()).as("may raise the limit").isEmpty();
    }

    @Test
    void tracepointsMustBeListed() throws IOException {
        removeTracefs();
        refused("tracefs, which lists the tracepoints, is not mounted.");
        status(ADMIN, 0);
        assertThat(checks().refusal()).as("may mount it").isEmpty();
    }

    @Test
    void aMountedTracefsMustBeReadable() throws IOException {
        removeTracefs();
        proc.write("self/mounts", "tracefs /sys/kernel/tracing tracefs rw,relatime 0 0\n");
        refused("gilspy may not read " + folder.resolve("sys/kernel/tracing") + ".");
    }

    @Test
    void itMayBeMountedBelowDebugfsOnly() throws IOException {
        removeTracefs();
        proc.write("sys/kernel/debug/tracing/events/sched/sched_switch/id", "316\n");
        proc.write("sys/kernel/debug/tracing/events/syscalls/sys_enter_futex/id", "480\n");
        assertThat(checks().refusal()).isEmpty();
    }

    @Test
    void systemCallsNeedTracepointsOfTheirOwn() throws IOException {
        Files.delete(folder.resolve("sys/kernel/tracing/events/syscalls/sys_enter_futex/id"));
        refused("The kernel has no tracepoints on system calls.");
    }

    private void refused(String sentence) {
        assertThat(checks().refusal().orElseThrow().sentence()).startsWith(sentence).endsWith(".");
    }

    private void hinted(String words) {
        assertThat(checks().refusal().orElseThrow().remedy()).contains(words);
    }

    private KernelSourceChecks checks() {
        Environment here = new Environment(environment, false, "");
        Cures cures = Cures.of(proc.proc(), here, Typed.ANYHOW);
        return new KernelSourceChecks(proc.proc(), folder.resolve("sys"), architecture, cures);
    }

    private void status(String capabilities, int seccomp) {
        proc.write("self/status", "CapEff:\t%s\nSeccomp:\t%d\n".formatted(capabilities, seccomp));
    }

    private void kernel(String release) {
        proc.write("sys/kernel/osrelease", release + "\n");
    }

    private void locked(String hardLimit) {
        proc.write(
                "self/limits",
                "Max locked memory         65536                %-20s bytes     \n"
                        .formatted(hardLimit));
    }

    private void namespace(String kind, long number) throws IOException {
        Path link = folder.resolve("self/ns/" + kind);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("%s:[%d]".formatted(kind, number)));
    }

    private void tracepoint(String name) {
        proc.write("sys/kernel/tracing/events/" + name + "/id", "316\n");
    }

    private void removeTracefs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("sys/kernel/tracing"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
