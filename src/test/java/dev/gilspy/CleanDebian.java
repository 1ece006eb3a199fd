package dev.gilspy;

import dev.gilspy.elf.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A minimal Debian without Java, in namespaces of its own and above a file system that stays as it
 * is. What is installed there is gone when its command ends.
 */
final class CleanDebian {
    private static final Path SCRIPTS = Path.of("test-fixtures/distribution");

    private CleanDebian() {}

    /**
     * Runs a script of test-fixtures/distribution, which finds one artifact of the build and the
     * scripts in /fixtures, and in /fixtures/sources what belongs beside the program.
     *
     * @param work an empty folder
     * @param ending of the artifact's name
     * @return what it printed
     */
    static String run(Path work, String script, String ending) throws IOException {
        Path tree = Path.of(Tool.output(List.of(SCRIPTS.resolve("find.sh").toString())).strip());
        Path fixtures = Files.createDirectories(work.resolve("fixtures"));
        Path root = Files.createDirectories(work.resolve("root"));
        copy(Artifacts.withEnding(ending), fixtures);
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path one : scripts.toList()) {
                copy(one, fixtures);
            }
        }
        Path sources = Files.createDirectory(fixtures.resolve("sources"));
        for (Path source : sources()) {
            copy(source, sources);
        }
        return Tool.output(
                List.of(
                        "env",
                        "OVERLAY_SIZE=512m",
                        "test-fixtures/containers/overlay.sh",
                        tree.toString(),
                        root.toString(),
                        fixtures.toString(),
                        "/usr/bin/env",
                        "-i",
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOME=/root",
                        "sh",
                        "/fixtures/" + script));
    }

    private static List<Path> sources() throws IOException {
        List<Path> all =
                new ArrayList<>(List.of(Path.of("LICENSE"), Path.of("src/main/image/copyright")));
        for (String folder : List.of("completions", "src/main/man/man1", "src/main/doc")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.forEach(all::add);
            }
        }
        return all;
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()));
    }
}
