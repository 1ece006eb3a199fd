package dev.gilspy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is deleted if the program ends before it is whole: by a second Ctrl-C, or by a signal
 * that nobody handles. SIGKILL leaves it.
 */
final class Unfinished {
    private final Thread lastWish;

    private Unfinished(Thread lastWish) {
        this.lastWish = lastWish;
    }

    /**
     * @param file that nobody but us has made
     */
    static Unfinished of(Path file) {
        Thread lastWish = new Thread(() -> delete(file), "gilspy-unfinished");
        try {
            Runtime.getRuntime().addShutdownHook(lastWish);
        } catch (IllegalStateException e) {
            delete(file); // the end has begun
        }
        return new Unfinished(lastWish);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // whoever took our rights to do so has to
        }
    }

    /** It is whole, or gone. */
    void finished() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastWish);
        } catch (IllegalStateException e) {
            // the end has begun
        }
    }
}
