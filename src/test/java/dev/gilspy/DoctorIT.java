package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes away each permission in turn: doctor names exactly what is missing, what it prints is
 * typed, and then nothing is missing and recording works. What sudo(8) gives the test, as root,
 * has.
 */
@Needs({Permission.ROOT, Permission.PTRACE, Permission.KERNEL, Permission.REALTIME})
class DoctorIT {
    private static final int PTRACE = 101;
    private static final int PERF_EVENT_OPEN = 298;
    private static final int PROCESS_VM_READV = 310;
    private static final int BPF = 321;

    /** Of the user nobody, who is somewhere in every /etc/passwd. */
    private static final int NOBODY = 65_534;

    private static final String BRIEFLY = " -d 100ms -q -f text -o /dev/null";
    private static final List<String> NOTHING = List.of();

    @TempDir private static Path folder;

    private static Shell shell;
    private static PythonFixture target;

    private static String copy;

    private static String gilspy = Launcher.packaged().path();

    @BeforeAll
    static void start() throws Exception {
        target = PythonFixture.start(PythonVersions.any(), "spinners.py", 120);
        shell = Shell.in(folder);
        copy = shell.gilspyForAll();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    /** What, the place that stays, what is taken away there, and what is then missing. */
    static Stream<Arguments> takenAway() {
        String hidden = "mount -t proc -o hidepid=1 proc /proc";
        return Stream.of(
                taken(
                        NOTHING,
                        Without.capabilities("-sys_admin,-bpf,-perfmon"),
                        "bpf-capabilities exact-times"),
                taken(NOTHING, Without.capabilities("-sys_nice"), "realtime"),
                taken(
                        Without.mounted("umount /sys/kernel/tracing"),
                        Without.capabilities("-sys_admin"),
                        "tracepoints exact-times"),
                taken(NOTHING, Without.calls(BPF), "bpf-calls bpf-programs exact-times"),
                taken(
                        NOTHING,
                        Without.calls(PERF_EVENT_OPEN),
                        "perf-events bpf-calls bpf-programs exact-times"),
                taken(NOTHING, Without.calls(PTRACE), "ptrace tracer"),
                taken(NOTHING, Without.calls(PROCESS_VM_READV), "reading-call memory"),
                taken(
                        NOTHING,
                        Without.root(NOBODY),
                        "others-processes realtime bpf-capabilities tracepoints memory"),
                taken(
                        Without.mounted(hidden),
                        Without.root(NOBODY),
                        "others-processes proc realtime bpf-capabilities tracepoints recording"));
    }

    private static Arguments taken(List<String> place, List<String> without, String missing) {
        return Arguments.of(place, without, new TreeSet<>(List.of(missing.split(" "))));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void takenAway(List<String> place, List<String> without, Set<String> missing) throws Exception {
        gilspy = without.equals(Without.root(NOBODY)) ? copy : Launcher.packaged().path();
        DoctorPage sick = doctor(Without.and(place, without));
        assertThat(sick.lacking()).isEqualTo(missing);

        for (String typed : sick.typed()) {
            List<String> recording = words(place, without, typed, " record", BRIEFLY);
            CompletableFuture<Shell.Outcome> record =
                    CompletableFuture.supplyAsync(() -> shell.exec(recording));
            DoctorPage well =
                    DoctorPage.of(shell.exec(words(place, without, typed, " doctor -f json", "")));
            assertThat(well.lacking()).as("after %s", typed).isEmpty();
            assertThat(record.get().status()).as("%s: %s", recording, record.get()).isZero();
        }
    }

    /** The line itself with another command, or what is typed after it, in the same shell. */
    private static List<String> words(
            List<String> place, List<String> without, String line, String command, String rest) {
        String again = " && \"$@\" " + gilspy + command + " --pid " + target.pid();
        String whole = line.contains(gilspy) ? line.replace(" record", command) : line + again;
        List<String> shell = new ArrayList<>(Without.and(place, List.of("sh", "-c", whole + rest)));
        shell.add("sh");
        shell.addAll(without);
        return shell;
    }

    @Test
    void whoTracesATargetIsNamed() {
        String tracer =
                "import ctypes, sys; ctypes.CDLL(None).ptrace(0x4206, int(sys.argv[1]), 0, 0);"
                        + " print('traces', flush=True); sys.stdin.read()";
        String pid = String.valueOf(target.pid());
        try (LiveProcess debugger = LiveProcess.start("python3", "-c", tracer, pid)) {
            debugger.line();
            DoctorPage page = doctor(NOTHING);
            assertThat(page.lacking()).containsExactly("tracer");
            assertThat(page.finding("tracer"))
                    .startsWith("traced by process " + debugger.pid() + " (python3");
        }
        assertThat(doctor(NOTHING).lacking()).isEmpty();
    }

    @Test
    void aStoppedTargetIsLetGoByWhatIsPrinted() {
        shell.exec(List.of("kill", "-STOP", String.valueOf(target.pid())));
        DoctorPage page = doctor(NOTHING);
        assertThat(page.lacking()).containsExactly("state");
        assertThat(shell.exec(List.of("sh", "-c", page.typed().get(0))).status()).isZero();
        assertThat(doctor(NOTHING).lacking()).isEmpty();
    }

    @Test
    void rootOfAUserNamespaceIsSentOutOfIt() {
        List<String> inside = List.of("unshare", "--user", "--map-root-user");
        DoctorPage page = doctor(inside);
        assertThat(page.lacking())
                .contains("user-namespace", "others-processes", "memory")
                .doesNotContain("reading-call", "ptrace", "bpf-calls");
        assertThat(page.exitCode()).isEqualTo(4);
    }

    @Test
    void aPidNamespaceHindersNothing() {
        List<String> command = List.of(gilspy, "doctor", "-f", "json");
        DoctorPage page = DoctorPage.of(shell.exec(Without.and(LiveProcess.IN_NAMESPACE, command)));
        assertThat(page.lacking()).isEmpty();
        assertThat(page.finding("process-ids")).contains("a PID namespace's");
    }

    private static DoctorPage doctor(List<String> without) {
        String pid = String.valueOf(target.pid());
        return DoctorPage.of(
                shell.exec(
                        Without.and(without, List.of(gilspy, "doctor", "-f", "json", "-p", pid))));
    }
}
