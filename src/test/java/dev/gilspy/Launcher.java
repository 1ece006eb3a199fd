package dev.gilspy;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the gilspy that the build has packaged, as a user does.
 *
 * @param path as it is called, e.g. through a link
 * @param environment what to set besides what the tests have; null takes away
 */
record Launcher(String path, Map<String, String> environment) {
    /** Only waited out by a program that hangs. */
    private static final long LONGEST_RUN_MINUTES = 2;

    static Launcher packaged() {
        return new Launcher(System.getProperty("gilspy.launcher"), Map.of());
    }

    /** The folder that holds bin and lib. */
    static Path home() {
        return Path.of(packaged().path()).getParent().getParent();
    }

    Launcher at(Path other) {
        return new Launcher(other.toString(), environment);
    }

    Launcher with(String key, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(key, value);
        return new Launcher(path, all);
    }

    /** What a finished run left. */
    record Outcome(int status, String output, String errors) {}

    Process start(Object... arguments) throws IOException {
        return startIn(Path.of("").toAbsolutePath(), arguments);
    }

    /**
     * @param folder to start it in
     */
    Process startIn(Path folder, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(path));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("GILSPY_CONFIG", ""); // not that of whoever runs the tests
        environment.forEach((key, value) -> set(builder.environment(), key, value));
        return builder.start();
    }

    /** Runs to the end. Little may be written to standard error: it is read last. */
    Outcome run(Object... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String output = text(process.getInputStream().readAllBytes());
        String errors = text(process.getErrorStream().readAllBytes());
        if (!process.waitFor(LONGEST_RUN_MINUTES, MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("gilspy does not end: " + errors);
        }
        return new Outcome(process.exitValue(), output, errors);
    }

    private static void set(Map<String, String> environment, String key, String value) {
        if (value == null) {
            environment.remove(key);
        } else {
            environment.put(key, value);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
