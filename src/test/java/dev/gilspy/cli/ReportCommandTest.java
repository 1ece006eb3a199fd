package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.error.ExitCode;
import dev.gilspy.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir Path directory;
    private String recording;

    @BeforeEach
    void record() {
        Path file = directory.resolve("service.gilspy");
        recording = file.toString();
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            FleetScenes.gunicorn(writer);
        }
    }

    @Test
    void allProcessesAreReportedUnlessOneIsAskedFor() throws IOException {
        assertThat(report()).contains("3 processes", "pid 4301", "pid 4302");
        assertThat(report("--process", "4302"))
                .startsWith("gilspy · pid 4302")
                .doesNotContain("4301");
        assertThat(report("--process", "4301")).contains("took 1.0 CPUs, 214 MiB of memory");
    }

    private String report(String... options) throws IOException {
        Path report = directory.resolve("a.txt");
        List<String> words = new ArrayList<>(List.of("report", recording));
        words.addAll(List.of(options));
        words.addAll(List.of("-o", report.toString()));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return Files.readString(report);
    }

    @Test
    void aProcessThatIsNotInItIsNamedWithThoseThatAre() {
        Path report = directory.resolve("a.json");
        CommandRun run =
                CommandRun.of("report", recording, "--process", "99", "-o", report.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("There is no process 99 in ", "It has pid 4200", "pid 4301", "pid 4302");
        assertThat(Files.exists(report)).isFalse();
    }
}
