package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LauncherIT {
    private static final int NO_JAVA = 127;
    private static final Path JVMS = Path.of("/usr/lib/jvm");
    private static final Path BUILDERS = Path.of(System.getProperty("java.home"));

    @TempDir private Path folder;

    /** The one that made the class-data archive, and all others that are installed. */
    static Stream<Path> runtimes() throws IOException {
        Stream<Path> others = Files.isDirectory(JVMS) ? Files.list(JVMS) : Stream.of();
        return Stream.concat(Stream.of(BUILDERS), others)
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .filter(home -> major(home) >= 17)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void everyRuntimeStartsItWithoutAWarning(Path home) throws Exception {
        Launcher launcher = Launcher.packaged().with("JAVA_HOME", home.toString());
        assertThat(launcher.run("--version")).isEqualTo(version());
        // doctor loads JNA, of which newer runtimes like to warn
        assertThat(launcher.run("doctor").errors()).isEmpty();
    }

    @Test
    void worksThroughALinkFromAFolderWithBlanks() throws Exception {
        Path home = folder.resolve("a b/gilspy");
        copy(Launcher.home(), home);
        Path link = Files.createSymbolicLink(folder.resolve("gil spy"), home.resolve("bin/gilspy"));
        assertThat(Launcher.packaged().at(link).run("--version")).isEqualTo(version());
    }

    @Test
    void theProcessBecomesTheJvm() throws Exception {
        Process process = Launcher.packaged().start("demo", "--duration", "1m");
        try {
            process.errorReader().readLine(); // says that it is recording
            assertThat(Path.of("/proc/%d/comm".formatted(process.pid()))).hasContent("java\n");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void classesComeFromTheArchive() throws Exception {
        Path log = folder.resolve("classes");
        Launcher launcher =
                Launcher.packaged()
                        .with("JAVA_HOME", BUILDERS.toString())
                        .with("GILSPY_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        launcher.run("--version");
        assertThat(Files.readString(log))
                .containsPattern("dev.gilspy.cli.Main source: shared objects file")
                .containsPattern("picocli.CommandLine source: shared objects file");
    }

    @Test
    void theExitStatusIsTheProgramsOwn() throws Exception {
        assertThat(Launcher.packaged().run("--no-such-option").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 1.8.0_402", "11.0.2, 11.0.2"})
    void refusesAnOldRuntime(String version, String shown) throws Exception {
        Outcome outcome = withRelease("JAVA_VERSION=\"%s\"\n".formatted(version));
        assertThat(outcome.status()).isEqualTo(NO_JAVA);
        assertThat(outcome.errors())
                .contains("is Java " + shown, "needs 17 or later")
                .hasLineCount(1);
    }

    @Test
    void asksARuntimeThatHasNoReleaseFile() throws Exception {
        assertThat(withRelease("")).isEqualTo(version());
    }

    @Test
    void saysWhereItLookedForJava() throws Exception {
        Launcher launcher = Launcher.packaged().with("JAVA_HOME", "/no/java");
        Outcome outcome = launcher.run();
        assertThat(outcome.status()).isEqualTo(NO_JAVA);
        assertThat(outcome.errors()).contains("JAVA_HOME is /no/java").hasLineCount(1);
    }

    /** Runs with a runtime whose release file has this text. */
    private Outcome withRelease(String text) throws Exception {
        Path java = folder.resolve("jvm/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nexec '%s/bin/java' \"$@\"\n".formatted(BUILDERS));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jvm/release"), text);
        return Launcher.packaged()
                .with("JAVA_HOME", folder.resolve("jvm").toString())
                .run("--version");
    }

    private static Outcome version() {
        return new Outcome(0, "gilspy " + System.getProperty("gilspy.version") + "\n", "");
    }

    /** From {@code JAVA_VERSION="17.0.15"}; 0 where there is no such line. */
    private static int major(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
