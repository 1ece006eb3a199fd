package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are held against a file as a whole. {@code mvn test -Dgolden.record=true} writes what
 * is there now; read the difference before committing it.
 */
public final class Golden {
    private Golden() {}

    /**
     * @param file from the project's root
     */
    public static void assertMatches(String file, String actual) throws IOException {
        Path golden = Path.of(file);
        if (Boolean.getBoolean("golden.record")) {
            Files.createDirectories(golden.toAbsolutePath().getParent());
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as("%s; -Dgolden.record=true writes it anew", file)
                .isEqualTo(Files.readString(golden));
    }
}
