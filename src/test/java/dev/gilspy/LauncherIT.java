package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gilspy.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    @TempDir private Path folder;

    /** It brings its own runtime; what the machine has, or says of others, is nothing to it. */
    @Test
    void needsNoJava() throws Exception {
        Launcher launcher =
                Launcher.packaged().with("JAVA_HOME", "/no/java").with("PATH", utilities());
        assertThat(launcher.run("--version")).isEqualTo(version());
        // doctor loads JNA, of which newer runtimes like to warn
        assertThat(launcher.run("doctor").errors()).isEmpty();
    }

    /** These would load agents, classes or libraries into a gilspy that runs as root. */
    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"})
    void isDeafToOptionsMeantForOtherPrograms(String variable) throws Exception {
        Launcher launcher = Launcher.packaged().with(variable, "-XX:NoSuchOption");
        assertThat(launcher.run("--version")).isEqualTo(version());
    }

    /** The program under test is no business of the launcher's. */
    @Test
    void handsThemOnToACommandThatItStarts() throws Exception {
        String python =
                "import os, time; print(os.environ['CLASSPATH'], flush=True); time.sleep(1)";
        Launcher launcher = Launcher.packaged().with("CLASSPATH", "a:b 'c'");
        assertThat(launcher.run("record", "--", "python3", "-c", python).output())
                .startsWith("a:b 'c'\n")
                .contains("CPython");
    }

    @Test
    void worksThroughALinkFromAFolderWithBlanks() throws Exception {
        Path home = movedImage();
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

    /** Also where it was copied to another place, with files of another age. */
    @Test
    void classesComeFromTheArchive() throws Exception {
        assertThat(Archived.atStart(Launcher.packaged(), folder.resolve("here")).share())
                .as("src/main/image/record-classes records classes.list anew")
                .isGreaterThan(0.95);
        Launcher moved = Launcher.packaged().at(movedImage().resolve("bin/gilspy"));
        assertThat(Archived.atStart(moved, folder.resolve("there")).share()).isGreaterThan(0.95);
    }

    @Test
    void theExitStatusIsTheProgramsOwn() throws Exception {
        assertThat(Launcher.packaged().run("--no-such-option").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"report, urn:gilspy:report:1", "top, urn:gilspy:top:1"})
    void printsSchemasOfItsJson(String command, String id) throws Exception {
        Outcome outcome = Launcher.packaged().run(command, "--schema");
        assertThat(JsonParser.parseString(outcome.output()).getAsJsonObject().get("$id"))
                .isEqualTo(new JsonPrimitive(id));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    /** A folder with what the launcher calls besides the JVM. */
    private String utilities() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("utilities"));
        Path readlink =
                Files.writeString(
                        bin.resolve("readlink"), "#!/bin/sh\nexec /usr/bin/readlink \"$@\"\n");
        assertThat(readlink.toFile().setExecutable(true)).isTrue();
        return bin.toString();
    }

    private Path movedImage() throws IOException {
        Path home = folder.resolve("a b/gilspy");
        copy(Launcher.home(), home);
        return home;
    }

    private static Outcome version() {
        return new Outcome(0, "gilspy " + System.getProperty("gilspy.version") + "\n", "");
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
