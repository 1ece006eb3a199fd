package dev.gilspy.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program of the tool chain that a test compares with, or needs. */
public final class Tool {
    private Tool() {}

    /** What it printed; it must succeed. */
    public static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed");
            }
            return new String(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
