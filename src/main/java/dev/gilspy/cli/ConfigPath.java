package dev.gilspy.cli;

import dev.gilspy.error.Reasons;
import dev.gilspy.error.UsageException;
import dev.gilspy.os.EffectiveUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the configuration file is, and whether its writer may tell this user what to do. */
final class ConfigPath {
    private static final String VARIABLE = "GILSPY_CONFIG";
    private static final Path SYSTEM_WIDE = Path.of("/etc/gilspy.toml");
    private static final String IN_FOLDER = "gilspy/config.toml";

    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int ROOT = 0;

    private final Map<String, String> environment;

    ConfigPath(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The file to read; empty if there is none.
     *
     * @throws UsageException if it is not there though it was named, or may not be trusted
     */
    Optional<Path> find(ConfigOptions options) {
        if (options.none() || (options.file() == null && noneIsNamed())) {
            return Optional.empty();
        }
        Optional<Path> found = Optional.ofNullable(options.file()).or(this::named).or(this::usual);
        found.ifPresent(ConfigPath::check);
        return found;
    }

    /** Set and empty, it names no file, so that scripts can rely on there being none. */
    private boolean noneIsNamed() {
        return "".equals(environment.get(VARIABLE));
    }

    private Optional<Path> named() {
        return Optional.ofNullable(environment.get(VARIABLE)).map(Path::of);
    }

    private Optional<Path> usual() {
        return Stream.concat(ofUser(), Stream.of(SYSTEM_WIDE)).filter(Files::exists).findFirst();
    }

    /** The XDG Base Directory Specification: a relative path is to be ignored. */
    private Stream<Path> ofUser() {
        return absolute("XDG_CONFIG_HOME")
                .or(() -> absolute("HOME").map(home -> home.resolve(".config")))
                .map(folder -> folder.resolve(IN_FOLDER))
                .stream();
    }

    private Optional<Path> absolute(String variable) {
        return Optional.of(Path.of(environment.getOrDefault(variable, "")))
                .filter(Path::isAbsolute);
    }

    /** gilspy often runs as root: then nobody else may change what it does. */
    private static void check(Path path) {
        try {
            Map<String, Object> file = Files.readAttributes(path, "unix:uid,gid,mode");
            check(path, file, EffectiveUser.here());
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read %s: %s.".formatted(path, Reasons.of(e)),
                    "--no-config does without a configuration file.",
                    e);
        }
    }

    private static void check(Path path, Map<String, Object> file, EffectiveUser user) {
        int owner = (int) file.get("uid");
        int mode = (int) file.get("mode");
        if (owner != ROOT && owner != user.id()) {
            throw new UsageException(
                    "The configuration file %s belongs to user %d, and gilspy runs as user %d."
                            .formatted(path, owner, user.id()),
                    "Give it to that user or to root (chown), or leave it out with --no-config.");
        }
        boolean groupIsOwn = (int) file.get("gid") == user.group();
        if ((mode & OTHERS_WRITE) != 0 || ((mode & GROUP_WRITES) != 0 && !groupIsOwn)) {
            throw new UsageException(
                    "Others may write the configuration file %s.".formatted(path),
                    "Take that from them: chmod go-w %s".formatted(path));
        }
    }
}
