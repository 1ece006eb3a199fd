package dev.gilspy.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One output format of something.
 *
 * @param <T> what is written
 */
public interface Format<T> {
    /** Its name for {@code --format}. */
    String name();

    /** File endings that mean this format, with the dot; the first is the usual one. */
    List<String> endings();

    /**
     * Writes the whole of it and flushes; does not close.
     *
     * @throws IOException if the stream does
     */
    void write(T value, OutputStream out) throws IOException;
}
