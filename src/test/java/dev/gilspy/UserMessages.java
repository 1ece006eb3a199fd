package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every message that gilspy has for its user, as its sources have it. */
public final class UserMessages {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path LAUNCHER = Path.of("src/main/launcher/gilspy");
    private static final Pattern DIES = Pattern.compile("echo 'gilspy: ([^']+)' >&2");
    private static final Pattern MAY_HAVE_SOME =
            Pattern.compile("Exception\\(|Refusal\\(|wrong\\(|warn|say\\(|tell\\(|limits\\(");

    /** What picocli says by itself. */
    private static final List<String> PICOCLI =
            List.of(
                    "Unknown option: '%s'",
                    "Unmatched argument at index %s: '%s'",
                    "Unmatched arguments from index %s: '%s'",
                    "Missing required parameter: '%s'",
                    "Missing required parameters: '%s'",
                    "Missing required parameter for option '%s' (%s)",
                    "Invalid value for %s: '%s' is not an %s",
                    "Invalid value for %s: '%s' is not a %s",
                    "option '%s' should be specified only once",
                    "Expected parameter for option '%s' but found '%s'");

    private static Set<String> all;

    private UserMessages() {}

    /** All of them, with {@link MessageScan#GAP}s. */
    static synchronized Set<String> all() {
        if (all == null) {
            all = new TreeSet<>(ofSources());
            all.addAll(ofLauncher());
            PICOCLI.forEach(text -> all.add(text.replace("%s", "" + MessageScan.GAP)));
        }
        return all;
    }

    /** Holds the first line of a failed run's errors against the messages that are known. */
    public static void assertKnown(String errors) {
        String first = errors.lines().findFirst().orElse("").replaceFirst("gilspy: ", "");
        assertThat(all())
                .as("the message that says: " + first)
                .anyMatch(message -> pattern(message, ".*").matcher(first).matches());
    }

    /**
     * @param gap what its gaps are to match
     */
    static Pattern pattern(String message, String gap) {
        return Pattern.compile(
                Arrays.stream(message.split("" + MessageScan.GAP, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(gap)));
    }

    private static Set<String> ofSources() {
        try {
            MessageScan scan = new MessageScan();
            List<CompilationUnitTree> files = parsed(interesting());
            files.forEach(scan::learn);
            files.forEach(file -> scan.scan(file, null));
            return scan.messages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> interesting() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> MAY_HAVE_SOME.matcher(text(file)).find())
                    .toList();
        }
    }

    private static List<CompilationUnitTree> parsed(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        var task =
                compiler.getTask(
                        null,
                        manager,
                        null,
                        null,
                        null,
                        manager.getJavaFileObjectsFromPaths(files));
        List<CompilationUnitTree> trees = new ArrayList<>();
        ((JavacTask) task).parse().forEach(trees::add);
        return trees;
    }

    private static Set<String> ofLauncher() {
        return DIES.matcher(text(LAUNCHER))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
