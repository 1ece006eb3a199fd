package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.target.LiveProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Targets that are closed to who asks: doctor says why, and what it prints, as it stands there,
 * opens them. What sudo(8) gives there, the tests, as root, have.
 */
@Needs({Permission.ROOT, Permission.PTRACE, Permission.KERNEL, Permission.REALTIME})
class DoctorTargetsIT {
    /** Of the users nobody and daemon, who are somewhere in every /etc/passwd. */
    private static final int NOBODY = 65_534;

    private static final int DAEMON = 1;
    private static final String READY = "print('ready', flush=True); sys.stdin.read()";

    @TempDir private static Path folder;

    private static Shell shell;
    private static String gilspy;

    @BeforeAll
    static void start() throws IOException {
        shell = Shell.in(folder);
        gilspy = shell.gilspyForAll();
    }

    /** A server that gave up root's rights is closed to its new user, too. */
    @ParameterizedTest
    @CsvSource({
        NOBODY + ", Process %d has made itself unreadable for its own user (not dumpable)",
        DAEMON + ", Process %d belongs to another user (UID 1; gilspy runs as UID 65534)"
    })
    void aServerThatBecameAnotherUser(int user, String why) {
        String code = "import os, sys; os.setgid(%d); os.setuid(%d); ".formatted(user, user);
        try (LiveProcess server = LiveProcess.start("python3", "-c", code + READY)) {
            server.line();
            DoctorPage page = doctorAsNobody(server.pid());
            assertThat(page.finding("memory")).isEqualTo(why.formatted(server.pid()));
            assertThat(page.finding("owner"))
                    .isEqualTo("UID %d, closed to that user (not dumpable)".formatted(user));
            assertThat(page.exitCode()).isEqualTo(4);
            assertThat(page.typed()).hasSize(2);
            for (String typed : page.typed()) {
                DoctorPage well = typedAsNobody(typed.replace(" record", " doctor -f json"));
                assertThat(well.lacking()).as("after %s", typed).isEmpty();
            }
        }
    }

    private static DoctorPage doctorAsNobody(int pid) {
        return typedAsNobody("%s doctor -f json --pid %d".formatted(gilspy, pid));
    }

    /** Becoming root is all that nobody has; sudo does it. */
    private static DoctorPage typedAsNobody(String line) {
        List<String> words =
                line.startsWith("sudo ")
                        ? List.of("sh", "-c", line)
                        : Without.and(Without.root(NOBODY), List.of("sh", "-c", line));
        return DoctorPage.of(shell.exec(words));
    }

    /** As by an upgrade of Python; a process of one's own, so that no right of root's helps. */
    @Test
    void aPythonThatIsNoLongerThere() throws IOException {
        Path python = copy("/usr/bin/python3", "python-of-before");
        Path library = copy("/lib/x86_64-linux-gnu/libz.so.1", "libgone.so");
        String code = "import ctypes, sys; ctypes.CDLL('%s'); ".formatted(library);
        List<String> words =
                Without.and(Without.root(NOBODY), List.of(python.toString(), "-c", code + READY));
        try (LiveProcess process = LiveProcess.start(words.toArray(String[]::new))) {
            process.line();
            Files.delete(python);
            Files.delete(library);
            DoctorPage page = doctorAsNobody(process.pid());
            assertThat(page.exitCode()).isZero();
            assertThat(page.finding("replaced"))
                    .contains(python.toString(), library.toString())
                    .endsWith(": gilspy reads what runs, not what is new");
            assertThat(page.finding("symbols"))
                    .contains("(python-of-before, ", "1 file that cannot be opened (libgone.so)");
        }
    }

    private static Path copy(String file, String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.copy(Path.of(file).toRealPath(), copy);
        assertThat(copy.toFile().setExecutable(true, false)).isTrue();
        return copy;
    }

    /** The one setting of the kernel that can be tried on every machine; it is put back. */
    @Test
    void aKernelThatThrottlesSamples() {
        String read = "cat /proc/sys/kernel/perf_event_max_sample_rate";
        String before = shell.exec(List.of("sh", "-c", read)).output().strip();
        String set = "sudo sysctl kernel.perf_event_max_sample_rate=";
        try {
            assertThat(shell.exec(List.of("sh", "-c", set + 500)).status()).isZero();
            DoctorPage page = DoctorPage.of(shell.exec(List.of(gilspy, "doctor", "-f", "json")));
            assertThat(page.finding("perf-events")).endsWith("max_sample_rate is 500)");
            List<String> typed = page.typed("perf-events");
            assertThat(typed).containsExactly(set + 100_000);
            shell.exec(List.of("sh", "-c", typed.get(0)));
            assertThat(shell.exec(List.of("sh", "-c", read)).output().strip()).isEqualTo("100000");
        } finally {
            shell.exec(List.of("sh", "-c", set + before));
        }
    }
}
