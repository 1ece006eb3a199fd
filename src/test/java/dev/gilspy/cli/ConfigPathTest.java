package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.UsageException;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPathTest {
    /** Of whom nothing needs to be known, nor that there is one. */
    private static final int SOMEBODY_ELSE = 12_345;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("gilspy.toml"), "rate = 500");
        allow("rw-r--r--");
    }

    @Test
    void theFirstFileThatIsThereIsRead() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/.config/gilspy"));
        Path xdg = Files.createDirectories(folder.resolve("xdg/gilspy"));
        Map<String, String> environment =
                Map.of(
                        "HOME", folder.resolve("home").toString(),
                        "XDG_CONFIG_HOME", folder.resolve("xdg").toString());

        Path ofHome = Files.writeString(home.resolve("config.toml"), "");
        assertThat(found(Map.of("HOME", folder.resolve("home").toString()))).contains(ofHome);
        Path ofXdg = Files.writeString(xdg.resolve("config.toml"), "");
        assertThat(found(environment)).contains(ofXdg);
        assertThat(found(environment, "record", "--no-config")).isEmpty();
        Path named = Files.writeString(file, "");
        assertThat(found(environment, "record", "--config", named.toString())).contains(named);
        assertThat(found(Map.of("GILSPY_CONFIG", named.toString()))).contains(named);
        assertThat(found(Map.of("GILSPY_CONFIG", ""))).isEmpty();
        assertThat(found(environment, "record", "--", "cmd", "--no-config")).contains(ofXdg);
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        assertThatThrownBy(() -> found(Map.of("GILSPY_CONFIG", "/no/such.toml")))
                .isInstanceOf(UsageException.class)
                .hasMessage("Cannot read /no/such.toml: No such file or directory.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--rw-", "rw-r---w-"})
    void aFileThatOthersMayWriteIsRefused(String permissions) throws IOException {
        allow(permissions);

        assertThatThrownBy(this::named)
                .isInstanceOf(UsageException.class)
                .hasMessage("Others may write the configuration file %s.".formatted(file));
    }

    @Test
    @Needs(Permission.ROOT)
    void aFileOfSomebodyElseIsRefused() throws IOException {
        Files.setAttribute(file, "unix:uid", SOMEBODY_ELSE);

        assertThatThrownBy(this::named)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The configuration file %s belongs to user %d, and gilspy runs as user 0.",
                        file, SOMEBODY_ELSE);
    }

    @Test
    @Needs(Permission.ROOT)
    void aFileThatAnotherGroupMayWriteIsRefusedAndOneThatTheOwnMayIsNot() throws IOException {
        allow("rw-rw-r--");
        assertThat(named()).contains(file);
        Files.setAttribute(file, "unix:gid", SOMEBODY_ELSE);

        assertThatThrownBy(this::named)
                .isInstanceOf(UsageException.class)
                .hasMessage("Others may write the configuration file %s.", file);
    }

    private static Optional<Path> found(Map<String, String> environment, String... args) {
        return new ConfigPath(environment).find(ConfigOptions.Glance.at(args).config());
    }

    private void allow(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Optional<Path> named() {
        return found(Map.of("GILSPY_CONFIG", file.toString()));
    }
}
