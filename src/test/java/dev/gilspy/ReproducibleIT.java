package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources make the same bytes, wherever and whenever they are built. */
class ReproducibleIT {
    /** All that the build reads, but the tests. */
    private static final List<String> SOURCES =
            List.of("pom.xml", "LICENSE", "src/main", "completions");

    @TempDir private Path folder;

    @Test
    void anotherBuildMakesTheSameBytes() throws Exception {
        for (String source : SOURCES) {
            copy(Path.of(source));
        }
        build();
        List<Path> others = Artifacts.in(folder.resolve("target/dist"));
        assertThat(others)
                .extracting(path -> path.getFileName().toString())
                .hasSize(3)
                .isEqualTo(Artifacts.all().stream().map(p -> p.getFileName().toString()).toList());
        for (Path other : others) {
            assertThat(Files.mismatch(other, Artifacts.withEnding(other.getFileName().toString())))
                    .as("first byte of %s that differs", other.getFileName())
                    .isEqualTo(-1);
        }
    }

    /**
     * At another place, under another mask, in another time zone. All that it needs is here by now.
     */
    private void build() throws IOException, InterruptedException {
        String maven =
                "umask 077; exec mvn -q -o -B verify -Dmaven.test.skip -Dspotless.check.skip";
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", maven).directory(folder.toFile()).inheritIO();
        builder.environment().put("TZ", "Asia/Tokyo");
        assertThat(builder.start().waitFor()).isZero();
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.toList()) {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
