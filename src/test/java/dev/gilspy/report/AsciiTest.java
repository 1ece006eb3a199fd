package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsciiTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/gilspy");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");

    @Test
    void everySignThatTheProgramDrawsHasOneThatLooksLikeIt() throws IOException {
        Set<String> signs = signs();

        assertThat(signs).contains("█", "·", "→", "├", "µ");
        assertThat(signs)
                .allSatisfy(sign -> assertThat(Ascii.of(sign)).hasSize(1).isNotEqualTo("?"));
    }

    /** In all that may be written to a terminal; HTML and Markdown are for other eyes. */
    private static Set<String> signs() throws IOException {
        Set<String> signs = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(AsciiTest::isOfText).toList()) {
                TEXT.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .flatMap(text -> NOT_ASCII.matcher(text).results())
                        .forEach(sign -> signs.add(sign.group()));
            }
        }
        return signs;
    }

    private static boolean isOfText(Path file) {
        String name = SOURCES.relativize(file).toString();
        return name.endsWith(".java") && !name.contains("html") && !name.contains("Markdown");
    }
}
