package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.os.BpfObjects;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of gilspy when it is gone, or not let in at all: nothing but a sentence. */
@Tag("live")
class ExactHarmlessLiveTest {
    private static final int KILLS = 20;
    private static final int AT_ONCE = 5;
    private static final long LONGEST_LIFE_MILLIS = 3_000;
    private static final long LONGEST_TIDYING_NANOS = SECONDS.toNanos(10);

    /** Takes all capabilities away for good, so that root is like anybody else. */
    private static final List<String> WITHOUT_CAPABILITIES =
            List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

    @Test
    @Needs({Permission.PTRACE, Permission.KERNEL})
    void killedAtAnyMomentItLeavesNothingBehind() throws Exception {
        Set<String> before = BpfObjects.loaded();
        String mounts = mounts();
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "impossible_stacks.py", 120, 4)) {
            long sawPrograms = 0;
            for (int i = 0; i < KILLS; i += AT_ONCE) {
                sawPrograms += killSome(target.pid(), new Random(i), before);
            }
            assertThat(sawPrograms).as("kills while programs were loaded").isPositive();
            assertNothingLeft(before);
            assertThat(mounts()).isEqualTo(mounts);
            assertGoesOn(target);
        }
    }

    private static long killSome(int pid, Random random, Set<String> before) throws Exception {
        List<Process> recordings = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String[] endlessly = {"--exact=on", "-d", "0", "-f", "text", "-o", "/dev/null"};
            recordings.add(
                    new ProcessBuilder(GilspyCommand.record(pid, endlessly))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start());
        }
        long loaded = 0;
        for (Process recording : recordings) {
            MILLISECONDS.sleep(random.nextLong(LONGEST_LIFE_MILLIS / AT_ONCE * 2));
            Set<String> now = BpfObjects.loaded();
            now.removeAll(before);
            loaded += now.isEmpty() ? 0 : 1;
            recording.destroyForcibly().waitFor();
        }
        return loaded;
    }

    /** The kernel frees what nobody has any more when it comes to it. */
    static void assertNothingLeft(Set<String> before) {
        long giveUp = System.nanoTime() + LONGEST_TIDYING_NANOS;
        Set<String> left;
        do {
            LockSupport.parkNanos(MILLISECONDS.toNanos(100));
            left = BpfObjects.loaded();
            left.removeAll(before);
            // Another gilspy may be at work on this machine.
            left.removeAll(BpfObjects.inUse());
        } while (!left.isEmpty() && System.nanoTime() < giveUp);
        assertThat(left).isEmpty();
    }

    private static void assertGoesOn(PythonFixture target) throws IOException {
        assertThat(target.alive()).isTrue();
        long turns = turns(target);
        LockSupport.parkNanos(MILLISECONDS.toNanos(500));
        assertThat(turns(target)).isGreaterThan(turns);
        String status = Files.readString(Path.of("/proc/%d/status".formatted(target.pid())));
        assertThat(status).doesNotContainPattern("(?m)^State:\\s*[Tt]");
        assertThat(status).containsPattern("(?m)^TracerPid:\\s*0$");
    }

    private static long turns(PythonFixture target) {
        return Long.parseLong(target.ask("turns?").split(" ")[0]);
    }

    private static String mounts() throws IOException {
        return Files.readString(Path.of("/proc/self/mountinfo"));
    }

    @Test
    @Needs(Permission.ROOT)
    void whoMayNotIsToldWhatWouldAllowIt() throws Exception {
        Outcome outcome = recordWithoutCapabilities("--exact=on");

        assertThat(outcome.status()).as(outcome.errors()).isEqualTo(4);
        assertThat(outcome.errors()).contains("gilspy lacks CAP_BPF and CAP_PERFMON");
    }

    @Test
    @Needs(Permission.ROOT)
    void whoMayNotIsServedFromOutsideAndTold() throws Exception {
        Outcome outcome = recordWithoutCapabilities("--exact=auto");

        assertThat(outcome.status()).as(outcome.errors()).isZero();
        assertThat(outcome.errors())
                .contains("times are sampled, not exact: gilspy lacks CAP_BPF and CAP_PERFMON");
    }

    private record Outcome(int status, String errors) {}

    private static Outcome recordWithoutCapabilities(String exact) throws Exception {
        Python python = PythonVersions.any();
        List<String> target = new ArrayList<>(WITHOUT_CAPABILITIES);
        target.add(python.executable().toString());
        target.addAll(List.of("test-fixtures/python/spinners.py", "60"));
        ProcessBuilder builder = new ProcessBuilder(target);
        builder.environment().putAll(python.environment());
        Process running = builder.start();
        try {
            running.inputReader().readLine();
            List<String> command = new ArrayList<>(WITHOUT_CAPABILITIES);
            int pid = Math.toIntExact(running.pid());
            command.addAll(
                    GilspyCommand.record(
                            pid, exact, "-d", "300ms", "-f", "text", "-o", "/dev/null"));
            Process gilspy = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
            byte[] errors = gilspy.getErrorStream().readAllBytes();
            return new Outcome(gilspy.waitFor(), new String(errors, StandardCharsets.UTF_8));
        } finally {
            running.destroyForcibly().waitFor();
        }
    }
}
