package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gilspy that root runs loads its own native libraries and the system's: none that others have
 * put where such libraries are also looked for.
 */
class NativeLibrariesIT {
    private static final Path NATIVE = Launcher.home().resolve("lib/native");

    @TempDir private Path hostile;

    @Test
    void areLoadedFromItsOwnInstallationAlone() throws Exception {
        for (String place : List.of(".", ".jna", ".cache/JNA/temp", "linux-x86-64")) {
            plant(hostile.resolve(place));
        }
        Process gilspy = start();
        try {
            gilspy.errorReader().readLine(); // says that it is recording
            List<Path> loaded = libraries(gilspy.pid());
            assertThat(loaded)
                    .contains(NATIVE.resolve("libjnidispatch.so"))
                    .allMatch(library -> trusted(library));
        } finally {
            gilspy.destroyForcibly().waitFor();
        }
    }

    /** Real ones, so that they would stay loaded if they were. */
    private static void plant(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> own = Files.list(NATIVE)) {
            for (Path library : own.toList()) {
                Files.copy(library, folder.resolve(library.getFileName()));
            }
        }
    }

    private Process start() throws IOException {
        String options =
                "-Djna.library.path=%1$s -Djna.boot.library.path=%1$s -Djava.library.path=%1$s"
                        .formatted(hostile);
        return Launcher.packaged()
                .with("HOME", hostile.toString())
                .with("XDG_CACHE_HOME", hostile.resolve(".cache").toString())
                .with("TMPDIR", hostile.toString())
                .with("LD_LIBRARY_PATH", hostile.toString())
                .with("JAVA_TOOL_OPTIONS", options)
                .with("_JAVA_OPTIONS", options)
                .with("JDK_JAVA_OPTIONS", options)
                .startIn(hostile, "demo", "--duration", "1m");
    }

    private static boolean trusted(Path library) {
        return library.startsWith(Launcher.home())
                || library.startsWith("/usr/lib")
                || library.startsWith("/lib");
    }

    /** What a process has mapped that is a library by its name. */
    private static List<Path> libraries(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/maps".formatted(pid))).stream()
                .filter(line -> line.contains(".so"))
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .distinct()
                .toList();
    }
}
