package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the image has inside, and what it says of the licences. */
class LicencesIT {
    private static final Path DOCUMENTS = Launcher.home().resolve("share/doc/gilspy");
    private static final Path LEGAL = Launcher.home().resolve("lib/runtime/legal");

    /** A class path, written by the build. */
    private static final Path LIBRARIES = Path.of("target/image/libraries.txt");

    @Test
    void everyLibraryIsListed() throws IOException {
        List<String> libraries =
                Arrays.stream(Files.readString(LIBRARIES).split(":"))
                        .map(jar -> jar.replaceFirst(".*/", "").replaceFirst("-\\d.*", ""))
                        .toList();
        assertThat(libraries).hasSizeGreaterThan(15);
        assertThat(listed()).containsAll(libraries);
    }

    @Test
    void everyNativeLibraryIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Launcher.home().resolve("lib/native"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).hasSize(3);
            assertThat(listed()).containsAll(names);
        }
    }

    @Test
    void everyLicenceIsThere() throws IOException {
        String text = text();
        assertThat(text).contains("## BSD-3-Clause", "## MIT", "## Apache-2.0");
        assertThat(DOCUMENTS.resolve("LICENSE")).content().contains("Apache License");
        assertThat(LEGAL.resolve("java.base/LICENSE"))
                .content()
                .contains("\"CLASSPATH\" EXCEPTION");
    }

    /** The names in the first column of the table. */
    private static Set<String> listed() throws IOException {
        return text().lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(names -> Arrays.stream(names.split("[,;]")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static String text() throws IOException {
        return Files.readString(DOCUMENTS.resolve("third-party.md"));
    }
}
