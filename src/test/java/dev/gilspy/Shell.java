package dev.gilspy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where lines are typed as they are printed. What sudo(8) gives there, the tests, as root, have.
 *
 * @param folder with programs that are found first
 */
record Shell(Path folder) {

    static Shell in(Path folder) throws IOException {
        Path sudo = Files.writeString(folder.resolve("sudo"), "#!/bin/sh\nexec env \"$@\"\n");
        if (!sudo.toFile().setExecutable(true, false)) {
            throw new IOException("cannot be made executable: " + sudo);
        }
        return new Shell(folder);
    }

    /**
     * The program, where every user may run it: others may not look into the folder that it was
     * built in.
     */
    String gilspyForAll() {
        Path image = folder.resolve("gilspy");
        exec(List.of("cp", "-r", Launcher.home().toString(), image.toString()));
        exec(List.of("chmod", "755", folder.toString()));
        exec(List.of("chmod", "-R", "go+rX", image.toString()));
        return image.resolve("bin/gilspy").toString();
    }

    /** What a finished program left. */
    record Outcome(int status, String output) {}

    /** Runs a program to its end, with nothing to read. */
    Outcome exec(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            return new Outcome(process.waitFor(), new String(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
