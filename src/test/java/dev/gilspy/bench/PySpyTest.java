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

/** What py-spy 0.4.2 wrote, cut short. */
class PySpyTest {
    private static final String LOG =
            "py-spy> Wrote raw flamegraph data to 'a.txt'. Samples: 1999 Errors: 3\n";

    private final PySpy pySpy = new PySpy("py-spy", List.of("--nonblocking"));

    @TempDir private Path folder;

    @Test
    void stacksAreReadByThreadRootFirst() throws IOException {
        String line = "thread (699): mixer;run (threading.py);left_1 (impossible_stacks.py) 72\n";
        Path output = Files.writeString(folder.resolve("a.txt"), line);

        Profile profile = pySpy.read(new Request(1, 2, 1000), output, LOG);

        assertThat(profile.stacks())
                .containsExactly(new Seen("mixer", List.of("run", "left_1"), 72));
        assertThat(profile.looks()).isEqualTo(2000);
        assertThat(profile.stacksThrownAway()).isEqualTo(3);
    }

    @Test
    void whatIsNotUnderstoodIsNotTakenForNothing() throws IOException {
        Path output = Files.writeString(folder.resolve("a.txt"), "no stack at all\n");
        Request request = new Request(1, 2, 1000);

        assertThatThrownBy(() -> pySpy.read(request, output, LOG))
                .isInstanceOf(ProfilerFailure.class);
        assertThatThrownBy(() -> pySpy.read(request, output, "died"))
                .isInstanceOf(ProfilerFailure.class);
    }
}
