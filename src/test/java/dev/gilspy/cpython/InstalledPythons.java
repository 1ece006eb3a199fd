package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.LayoutLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The interpreters that pyenv has installed, one for each version that gilspy knows. A test that
 * needs one which is not there fails and says which.
 */
public final class InstalledPythons {

    private InstalledPythons() {}

    /** Every version with a layout, as {@code 3.8}: the parameters of a test over all of them. */
    public static List<String> versions() {
        return LayoutLibrary.known();
    }

    /** The executable of a version such as {@code 3.8}. */
    public static Path executable(String version) {
        try (var installed = Files.newDirectoryStream(root(), version + ".*")) {
            for (Path prefix : installed) {
                Path python = prefix.resolve("bin/python" + version);
                if (Files.isExecutable(python)) {
                    return python;
                }
            }
        } catch (IOException e) {
            throw new AssertionError("cannot look for interpreters in " + root(), e);
        }
        throw new AssertionError("CPython " + version + " is not installed in " + root());
    }

    /** What a command that must succeed printed; its errors are in the failure otherwise. */
    public static String run(List<String> command) {
        try {
            Path errors = Files.createTempFile("gilspy-test", ".err");
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String complaint = Files.readString(errors);
            Files.delete(errors);
            if (status != 0) {
                throw new AssertionError(command + " ended with " + status + ": " + complaint);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command, e);
        }
    }

    private static Path root() {
        String root = System.getenv("PYENV_ROOT");
        return root == null
                ? Path.of(System.getProperty("user.home"), ".pyenv", "versions")
                : Path.of(root, "versions");
    }
}
