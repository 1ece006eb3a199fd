package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report files that are written again and again. */
class OutputFileTest {
    @TempDir Path directory;

    @Test
    void whoeverReadsItSeesTheOldReportOrTheNewOne() throws IOException {
        Path path = directory.resolve("a.txt");
        OutputFile file = OutputFile.open(path);
        file.refresh(text("first"));
        file.refresh(
                out -> {
                    out.write("sec".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    assertThat(path).hasContent("first");
                    out.write("ond".getBytes(StandardCharsets.UTF_8));
                });
        assertThat(path).hasContent("second");
        file.write(text("last"));
        assertThat(path).hasContent("last");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void permissionsAndSymbolicLinksStay() throws IOException {
        Path real = Files.writeString(directory.resolve("real.txt"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(directory.resolve("a.txt"), real);
        OutputFile.open(link).refresh(text("new"));

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aReportThatFailsLeavesTheOneBeforeAndTheNextOneIsWritten() throws IOException {
        Path path = directory.resolve("a.txt");
        OutputFile file = OutputFile.open(path);
        file.refresh(text("first"));
        assertThatThrownBy(
                        () ->
                                file.refresh(
                                        out -> {
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith("a.txt: No space left on device.");
        assertThat(path).hasContent("first");
        assertThat(names()).containsExactly("a.txt");
        file.refresh(text("third"));
        assertThat(path).hasContent("third");
    }

    @Test
    void theOnlyReportOfARunLeavesWhatWasThereIfItFails() throws IOException {
        Path path = Files.writeString(directory.resolve("a.txt"), "of yesterday");
        assertThatThrownBy(() -> OutputFile.open(path).write(OutputFileTest::fails))
                .isInstanceOf(OutputException.class);
        assertThat(path).hasContent("of yesterday");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void nothingIsLeftOfAReportThatFailsWhereThereWasNone() throws IOException {
        OutputFile file = OutputFile.open(directory.resolve("a.txt"));
        assertThatThrownBy(() -> file.write(OutputFileTest::fails))
                .isInstanceOf(OutputException.class);
        file.discard();
        assertThat(names()).isEmpty();
    }

    private static void fails(OutputStream out) throws IOException {
        out.write("half".getBytes(StandardCharsets.UTF_8));
        throw new IOException("No space left on device");
    }

    @Test
    void aFileThatSomebodyHasMovedAwayIsMadeAgain() throws IOException {
        Path path = directory.resolve("a.txt");
        OutputFile file = OutputFile.open(path);
        file.refresh(text("first"));
        Files.move(path, directory.resolve("yesterday.txt"));
        file.refresh(text("second"));
        assertThat(path).hasContent("second");
        assertThat(directory.resolve("yesterday.txt")).hasContent("first");
    }

    @Test
    void aPipeGetsTheLastReportAlone() {
        OutputFile device = OutputFile.open(Path.of("/dev/null"));
        device.refresh(
                out -> {
                    throw new AssertionError("written to a device");
                });
        device.write(text("last"));
        assertThat(Path.of("/dev/null")).exists();
    }

    private static Sink.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
