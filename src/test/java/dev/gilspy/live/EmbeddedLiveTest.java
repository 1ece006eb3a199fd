package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.elf.Tool;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Look;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.remote.RemoteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program in C that loads CPython and calls it from threads of its own is read as any other. */
@Tag("live")
@Needs(Permission.PTRACE)
class EmbeddedLiveTest {
    private static final Path HOST = Path.of("target/embedded/host");

    @BeforeAll
    static void compile() throws IOException {
        Files.createDirectories(HOST.getParent());
        Tool.output(
                List.of(
                        "cc",
                        "-O1",
                        "-o",
                        HOST.toString(),
                        "test-fixtures/embedded/host.c",
                        "-ldl",
                        "-lpthread"));
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void threadsThatCMadeShareTheGilAsOthersDo(Python python) {
        try (PythonFixture host = start(python)) {
            ReportQuery report = Recordings.record(host.pid(), ofSeconds(1));

            assertThat(report.threadNames())
                    .containsExactlyInAnyOrder(
                            "MainThread", "worker-0", "worker-1", "dozer", "helper");
            double held = report.heldShare("worker-0") + report.heldShare("worker-1");
            assertThat(held).isBetween(0.9, 1.01);
            assertThat(report.heldShare("worker-0")).isCloseTo(0.5, within(0.25));
            assertThat(report.shareOfWaitBehind("worker-1", "worker-0")).isGreaterThan(0.85);
            assertThat(report.blockedShare("dozer", BlockedKind.SLEEP)).isGreaterThan(0.99);
            assertThat(report.blockedShare("helper", BlockedKind.LOCK)).isGreaterThan(0.99);
            assertThat(report.blockedShare("MainThread", BlockedKind.IO)).isGreaterThan(0.99);
            assertThat(report.stackOf("dozer"))
                    .extracting(Frame::function)
                    .containsExactly("<module>", "doze");
        }
    }

    @Test
    void oneLookShowsThemToo() {
        try (PythonFixture host = start(PythonVersions.any())) {
            Look look = RemoteSource.look(host.pid());

            assertThat(look.threads())
                    .filteredOn(thread -> thread.state().holdsGil())
                    .extracting(thread -> thread.thread().name())
                    .hasSizeLessThanOrEqualTo(1)
                    .isSubsetOf("worker-0", "worker-1");
            assertThat(look.threads())
                    .filteredOn(thread -> thread.state() == ThreadState.BLOCKED)
                    .extracting(thread -> thread.thread().name())
                    .containsExactlyInAnyOrder("MainThread", "dozer", "helper");
        }
    }

    private static PythonFixture start(Python python) {
        Path home = python.executable().getParent().getParent();
        Path library = home.resolve("lib/libpython3." + python.minor() + ".so.1.0");
        Map<String, String> environment = new HashMap<>(python.environment());
        environment.put("PYTHONHOME", home.toString());
        return PythonFixture.run(environment, List.of(HOST.toString(), library.toString(), "60"));
    }
}
