package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static PythonFixture target;

    /** Others may not look into the folder that this was built in, so there is a copy for them. */
    private static String copy;

    private static String gilspy = Launcher.packaged().path();

    @BeforeAll
    static void start() throws Exception {
        target = PythonFixture.start(PythonVersions.any(), "spinners.py", 120);
        Path image = folder.resolve("gilspy");
        copy = image.resolve("bin/gilspy").toString();
        Path sudo = Files.writeString(folder.resolve("sudo"), "#!/bin/sh\nexec env \"$@\"\n");
        exec(List.of("cp", "-r", Launcher.home().toString(), image.toString()));
        exec(List.of("chmod", "755", folder.toString(), sudo.toString()));
        exec(List.of("chmod", "-R", "go+rX", image.toString()));
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
        JsonObject sick = doctor(Without.and(place, without));
        assertThat(lacking(sick)).isEqualTo(missing);

        for (String typed : typed(sick)) {
            List<String> recording = words(place, without, typed, " record", BRIEFLY);
            CompletableFuture<Outcome> record = beside(recording);
            JsonObject well = json(exec(words(place, without, typed, " doctor -f json", "")));
            assertThat(lacking(well)).as("after %s", typed).isEmpty();
            assertThat(record.get().status).as("%s: %s", recording, record.get()).isZero();
        }
    }

    private static CompletableFuture<Outcome> beside(List<String> command) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return exec(command);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
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

    /** Each way by itself: all at once where that is possible, else what the first check says. */
    private static List<String> typed(JsonObject sick) {
        JsonArray together = sick.getAsJsonArray("together");
        JsonArray cures =
                together.isEmpty() ? firstMissing(sick).getAsJsonArray("cures") : together;
        List<String> typed = new ArrayList<>();
        for (JsonElement cure : cures) {
            cure.getAsJsonObject()
                    .getAsJsonArray("lines")
                    .forEach(line -> typed.add(line.getAsString()));
        }
        assertThat(typed).isNotEmpty();
        return typed;
    }

    private static JsonObject firstMissing(JsonObject page) {
        for (JsonElement check : page.getAsJsonArray("checks")) {
            if (isMissing(check.getAsJsonObject())) {
                return check.getAsJsonObject();
            }
        }
        throw new AssertionError("nothing is missing: " + page);
    }

    @Test
    void whoTracesATargetIsNamed() throws Exception {
        String tracer =
                "import ctypes, sys; ctypes.CDLL(None).ptrace(0x4206, int(sys.argv[1]), 0, 0);"
                        + " print('traces', flush=True); sys.stdin.read()";
        String pid = String.valueOf(target.pid());
        try (LiveProcess debugger = LiveProcess.start("python3", "-c", tracer, pid)) {
            debugger.line();
            JsonObject page = doctor(NOTHING);
            assertThat(lacking(page)).containsExactly("tracer");
            assertThat(firstMissing(page).get("finding").getAsString())
                    .startsWith("traced by process " + debugger.pid() + " (python3");
        }
        assertThat(lacking(doctor(NOTHING))).isEmpty();
    }

    @Test
    void aStoppedTargetIsLetGoByWhatIsPrinted() throws Exception {
        exec(List.of("kill", "-STOP", String.valueOf(target.pid())));
        JsonObject page = doctor(NOTHING);
        assertThat(lacking(page)).containsExactly("state");
        assertThat(shell(NOTHING, typed(page).get(0)).status).isZero();
        assertThat(lacking(doctor(NOTHING))).isEmpty();
    }

    @Test
    void rootOfAUserNamespaceIsSentOutOfIt() throws Exception {
        List<String> inside = List.of("unshare", "--user", "--map-root-user");
        JsonObject page = doctor(inside);
        assertThat(lacking(page))
                .contains("user-namespace", "others-processes", "memory")
                .doesNotContain("reading-call", "ptrace", "bpf-calls");
        assertThat(page.get("exit_code").getAsInt()).isEqualTo(4);
    }

    @Test
    void aPidNamespaceHindersNothing() throws Exception {
        Outcome outcome =
                exec(
                        Without.and(
                                LiveProcess.IN_NAMESPACE, List.of(gilspy, "doctor", "-f", "json")));
        assertThat(lacking(json(outcome))).isEmpty();
        assertThat(outcome.output).contains("a PID namespace's");
    }

    private static JsonObject doctor(List<String> without) throws Exception {
        String pid = String.valueOf(target.pid());
        return json(exec(Without.and(without, List.of(gilspy, "doctor", "-f", "json", "-p", pid))));
    }

    private static JsonObject json(Outcome outcome) {
        assertThat(outcome.output).as(outcome.toString()).startsWith("{");
        return JsonParser.parseString(outcome.output).getAsJsonObject();
    }

    private static Set<String> lacking(JsonObject page) {
        Set<String> names = new TreeSet<>();
        for (JsonElement check : page.getAsJsonArray("checks")) {
            if (isMissing(check.getAsJsonObject())) {
                names.add(check.getAsJsonObject().get("name").getAsString());
            }
        }
        return names;
    }

    private static boolean isMissing(JsonObject check) {
        return Set.of("missing", "limited").contains(check.get("verdict").getAsString());
    }

    /** What a finished program left. */
    private record Outcome(int status, String output) {}

    /** A line as it is typed, where something has been taken away. */
    private static Outcome shell(List<String> place, String line) throws Exception {
        return exec(Without.and(place, List.of("sh", "-c", line)));
    }

    private static Outcome exec(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        return new Outcome(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    }
}
