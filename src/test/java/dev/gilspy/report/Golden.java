package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared with files; {@code -Dgolden.record=true} writes the files anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("test-fixtures/golden");

    private Golden() {}

    public static void assertMatches(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.record")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s; if the change is meant: mvn test -Dgolden.record=true", file)
                .isEqualTo(Files.readString(file));
    }
}
