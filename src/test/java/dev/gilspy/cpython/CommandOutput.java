package dev.gilspy.cpython;

import dev.gilspy.live.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command that must succeed prints. */
public final class CommandOutput {

    private CommandOutput() {}

    /** The output of an interpreter, run to its end with these arguments. */
    public static String of(Python python, String... arguments) {
        List<String> command = new ArrayList<>(List.of(python.executable().toString()));
        command.addAll(List.of(arguments));
        return of(python, command);
    }

    /**
     * The output of any command, run in the environment that an interpreter needs.
     *
     * @throws AssertionError if it fails, with what it wrote to its standard error
     */
    public static String of(Python python, List<String> command) {
        try {
            Path errors = Files.createTempFile("gilspy-command-", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(python.environment());
            Process process = builder.start();
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
}
