package dev.gilspy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.bench.GilShares.Gecko;
import dev.gilspy.bench.Profile.Seen;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the profiler of CPython 3.15.2 wrote, cut short. */
class TachyonTest {
    private static final String LOG =
            "Captured 1998 samples in 2.00 seconds\nError rate: 1.20\nand more\n";
    private static final Request REQUEST = new Request(24102, 2, 1000);

    private final Python python =
            new Python(
                    "CPython",
                    "3.15.2",
                    false,
                    Path.of("python3.15"),
                    Map.of(),
                    Optional.empty(),
                    "static",
                    "");
    private final Tachyon tachyon = new Tachyon(python, List.of());

    @TempDir private Path folder;

    @Test
    void stacksAreReadByThreadRootFirst() throws IOException {
        String text =
                "tid:24102;a.py:<module>:75;fixture.py:stay:42 1976\n"
                        + "tid:24103;threading.py:Thread.run:1161;a.py:left_1:45 605\n";
        Path output = Files.writeString(folder.resolve("a.txt"), text);

        Profile profile = tachyon.read(REQUEST, output, LOG);

        assertThat(profile.stacks())
                .containsExactly(
                        new Seen("MainThread", List.of("<module>", "stay"), 1976),
                        new Seen("tid:24103", List.of("Thread.run", "left_1"), 605));
        assertThat(profile.looks()).isEqualTo(1998);
        assertThat(profile.stacksThrownAway()).isEqualTo(24);
    }

    @Test
    void whatIsNotUnderstoodIsNotTakenForNothing() throws IOException {
        Path output = Files.writeString(folder.resolve("a.txt"), "no stack at all\n");

        assertThatThrownBy(() -> tachyon.read(REQUEST, output, LOG))
                .isInstanceOf(ProfilerFailure.class);
        assertThatThrownBy(() -> tachyon.read(REQUEST, output, "died"))
                .isInstanceOf(ProfilerFailure.class);
    }

    @Test
    void markersAddUpToShares() throws IOException {
        String json =
                """
                {"shared": {"stringArray": ["Has GIL", "Waiting for GIL"]}, "threads": [
                  {"tid": 5, "samples": {"time": [10.0, 60.0, 110.0]},
                   "markers": {"name": [0, 1, 0], "startTime": [10.0, 30.0, 50.0],
                               "endTime": [30.0, 50.0, 60.0]}}]}
                """;
        Gecko gecko = Gecko.read(Files.writeString(folder.resolve("a.json"), json));

        assertThat(gecko.share(5, "Has GIL")).isCloseTo(0.3, within(1e-9));
        assertThat(gecko.share(5, "Waiting for GIL")).isCloseTo(0.2, within(1e-9));
        assertThat(gecko.share(6, "Has GIL")).isZero();
    }
}
