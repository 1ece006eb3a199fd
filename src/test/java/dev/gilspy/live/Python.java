package dev.gilspy.live;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A CPython that tests can run.
 *
 * @param version as it says itself, e.g. {@code 3.11.7}
 * @param environment what has to be set for it to run at all
 * @param include the folder of its headers; empty if they are not installed
 * @param kind {@code shared} if it loads libpython, {@code static} if it is in the executable
 */
public record Python(
        String version,
        Path executable,
        Map<String, String> environment,
        Optional<Path> include,
        String kind) {

    public Python {
        environment = Map.copyOf(environment);
    }

    /** The second part of the version, e.g. 11. */
    public int minor() {
        return Integer.parseInt(version.split("\\.")[1]);
    }

    /** Short, as test names and folders show it, e.g. {@code 3.11.7-shared}. */
    @Override
    public String toString() {
        return version + "-" + kind;
    }
}
