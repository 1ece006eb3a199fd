package dev.gilspy.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An interpreter that tests can run.
 *
 * @param implementation {@code CPython} or {@code PyPy}
 * @param version as it says itself, e.g. {@code 3.11.7}
 * @param freeThreaded built so that it can do without a GIL
 * @param environment what has to be set for it to run at all
 * @param include the folder of its headers; empty if they are not installed
 * @param kind {@code shared} if it loads libpython, {@code static} if it is in the executable
 * @param libc its C library and that one's version, e.g. {@code glibc 2.36}
 */
public record Python(
        String implementation,
        String version,
        boolean freeThreaded,
        Path executable,
        Map<String, String> environment,
        Optional<Path> include,
        String kind,
        String libc) {
    private static final String GIL = "PYTHON_GIL";

    public Python {
        environment = Map.copyOf(environment);
    }

    /** This free-threaded one, run with its GIL on. */
    Python withGil() {
        return with(Map.of(GIL, "1"));
    }

    /** The same, run with these in its environment. */
    public Python with(Map<String, String> variables) {
        Map<String, String> with = new HashMap<>(environment);
        with.putAll(variables);
        return new Python(
                implementation, version, freeThreaded, executable, with, include, kind, libc);
    }

    /** The version and kind that a table of layouts is for, e.g. {@code 3.11} or {@code 3.13t}. */
    public String abi() {
        return "3." + minor() + (freeThreaded ? "t" : "");
    }

    /** The second part of the version, e.g. 11. */
    public int minor() {
        return Integer.parseInt(version.split("\\.")[1]);
    }

    /** Whether it is a CPython whose threads take turns. */
    boolean hasGil() {
        return implementation.equals("CPython") && (!freeThreaded || environment.containsKey(GIL));
    }

    /** Short, as test names and folders show it, e.g. {@code 3.11.7-shared}. */
    @Override
    public String toString() {
        String name = implementation.equals("CPython") ? "" : implementation + "-";
        String gil = environment.containsKey(GIL) ? "-gil" : "";
        return name + version + (freeThreaded ? "t" : "") + gil + "-" + kind;
    }
}
