package dev.gilspy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.bench.Profile.Seen;
import dev.gilspy.bench.Profiler.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What austin 3.7.0 wrote, cut short. */
class AustinTest {
    private static final String LOG =
            "\u001b[1mStatistics\u001b[0m\n"
                    + "💀 Error rate : \u001b[1m1/7\u001b[0m (\u001b[1m14.29 %\u001b[0m)"
                    + " invalid samples\n";
    private static final String OUTPUT =
            """
            # austin: 3.7.0
            # interval: 1000
            # mode: wall

            P699;T0:699;/a/spin.py:<module>:12;/a/fixture.py:stay:42 51
            P699;T0:703;/a/threading.py:Thread.run:1010;/a/my app.py:left_1:45 51
            P699;T0:699;/a/spin.py:<module>:12;/a/fixture.py:stay:42 1089
            P699;T0:703;/a/threading.py:Thread.run:1010;/a/my app.py:left_1:45 1089
            P699;T0:699 1090
            P699;T0:703;/a/threading.py:Thread.run:1010;:INVALID: 1090

            # duration: 2001093

            """;
    private static final Request REQUEST = new Request(699, 2, 1000);

    private final Austin austin = new Austin("austin");

    @TempDir private Path folder;

    @Test
    void looksAreThoseOfTheMainThreadAndInvalidStacksAreNotAccepted() throws IOException {
        Path output = Files.writeString(folder.resolve("a.txt"), OUTPUT);

        Profile profile = austin.read(REQUEST, output, LOG);

        assertThat(profile.looks()).isEqualTo(3);
        assertThat(profile.stacksRead()).isEqualTo(7);
        assertThat(profile.stacksThrownAway()).isEqualTo(1);
        assertThat(profile.stacks())
                .containsExactlyInAnyOrder(
                        new Seen("MainThread", List.of("<module>", "stay"), 2),
                        new Seen("MainThread", List.of(), 1),
                        new Seen("tid:703", List.of("Thread.run", "left_1"), 2));
    }

    @Test
    void aRateIsAnInterval() {
        assertThat(austin.command(699, 2, 1000, Path.of("a.txt")))
                .containsExactly("austin", "-i", "1000us", "-x", "2", "-p", "699", "-o", "a.txt");
    }

    @Test
    void whatIsNotUnderstoodIsNotTakenForNothing() throws IOException {
        Path output = Files.writeString(folder.resolve("a.txt"), "no stack at all\n");

        assertThatThrownBy(() -> austin.read(REQUEST, output, LOG))
                .isInstanceOf(ProfilerFailure.class);
        assertThatThrownBy(() -> austin.read(REQUEST, output, "died"))
                .isInstanceOf(ProfilerFailure.class);
    }
}
