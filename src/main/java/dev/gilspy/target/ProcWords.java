package dev.gilspy.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of /proc that hold words, each ended by a NUL: {@code cmdline}, {@code environ}. */
final class ProcWords {
    /** A process may say that its command line is as long as its memory (PR_SET_MM_ARG_END). */
    private static final int MOST_BYTES = 1 << 18;

    private ProcWords() {}

    /** Its words; none if it cannot be read. */
    static List<String> read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            return List.of();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // A process that rewrote its title may have left the last NUL out.
        String ended = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        return text.isEmpty() ? List.of() : List.of(ended.split("\0", -1));
    }
}
