package dev.gilspy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** That each paragraph names has a text of its own. */
    @Test
    void everyLicenceIsThere() throws IOException {
        Set<String> texts =
                paragraphs().filter(part -> part.startsWith("License:")).collect(toSet());
        assertThat(texts).allSatisfy(text -> assertThat(text.lines()).hasSizeGreaterThan(1));
        assertThat(texts)
                .extracting(LicencesIT::licence)
                .containsExactlyInAnyOrderElementsOf(
                        listings().map(LicencesIT::licence).collect(toSet()))
                .contains("BSD-3-Clause", "MIT", "Apache-2.0", "BSL-1.0");
        assertThat(DOCUMENTS.resolve("LICENSE")).content().contains("Apache License");
        assertThat(LEGAL.resolve("java.base/LICENSE"))
                .content()
                .contains("\"CLASSPATH\" EXCEPTION");
    }

    /** As the format wants it, which programs read. */
    @Test
    void everyHolderIsNamed() throws IOException {
        assertThat(paragraphs().findFirst().orElseThrow())
                .startsWith(
                        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/");
        assertThat(listings())
                .hasSizeGreaterThan(15)
                .allSatisfy(part -> assertThat(field(part, "Copyright")).isNotBlank());
    }

    /** The names of all libraries and files. */
    private static Set<String> listed() throws IOException {
        return listings()
                .flatMap(part -> Arrays.stream(field(part, "Files").split("\\s+")))
                .collect(toSet());
    }

    private static Stream<String> listings() throws IOException {
        return paragraphs().filter(part -> part.startsWith("Files:"));
    }

    /** A field's first line, and those that go on behind a blank. */
    private static String field(String paragraph, String name) {
        Matcher field = Pattern.compile("(?m)^" + name + ": (.*(\n .*)*)").matcher(paragraph);
        assertThat(field.find()).as("%s in %s", name, paragraph).isTrue();
        return field.group(1);
    }

    private static String licence(String paragraph) {
        return field(paragraph, "License").lines().findFirst().orElseThrow();
    }

    private static Stream<String> paragraphs() throws IOException {
        return Arrays.stream(Files.readString(DOCUMENTS.resolve("copyright")).split("\n\n"));
    }
}
