package dev.gilspy.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Parses /proc/PID/maps byte by byte: a process may have 65,530 regions and more. A line reads
 *
 * <pre>{@code 7f2c0a400000-7f2c0a5d2000 r-xp 00028000 fe:00 131337      /usr/lib/libpython3.11.so}
 * </pre>
 *
 * <p>Blanks separate the fields; a path may hold blanks, and has newlines printed as {@code \012}.
 */
final class MapsParser {
    private static final String DELETED = " (deleted)";
    private static final int PIECE_BYTES = 64 * 1024;

    /** Far above vm.max_map_count as it is usually set; each takes some 70 bytes here. */
    static final int MOST_REGIONS = 1 << 19;

    /** Paths of all regions together; a target can have 65,530 of 4 KB each. */
    private static final int MOST_CHARACTERS = 8 << 20;

    private final InputStream in;
    private final byte[] piece = new byte[PIECE_BYTES];
    private final Map<String, String> known = new HashMap<>();
    private byte[] text = new byte[256];
    private int textBytes;
    private int pieceBytes;
    private int at;
    private long read;
    private int keptCharacters;

    private MapsParser(InputStream in) {
        this.in = in;
    }

    /**
     * @throws IllegalArgumentException if the text is not of that form
     */
    static List<MappedRegion> parse(byte[] maps) {
        try {
            return parse(new ByteArrayInputStream(maps), any -> true, MOST_REGIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The regions of interest, as far as they fit into bounded memory: what a process does not want
     * to be seen behind half a million other regions stays unseen.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    static List<MappedRegion> parse(InputStream maps, Predicate<MappedRegion> interesting, int most)
            throws IOException {
        MapsParser parser = new MapsParser(maps);
        List<MappedRegion> regions = new ArrayList<>();
        while (regions.size() < most
                && parser.keptCharacters < MOST_CHARACTERS
                && parser.hasNext()) {
            MappedRegion region = parser.line();
            if (interesting.test(region)) {
                regions.add(region);
            }
        }
        return regions;
    }

    private MappedRegion line() throws IOException {
        long start = hex('-');
        long end = hex(' ');
        String permissions = word();
        long offset = hex(' ');
        String device = word();
        long inode = decimal();
        String path = rest();
        boolean deleted = path.endsWith(DELETED);
        if (deleted) {
            path = path.substring(0, path.length() - DELETED.length());
        }
        path = path.indexOf('\\') < 0 ? path : path.replace("\\012", "\n");
        return new MappedRegion(
                start, end, offset, permissions, device, inode, intern(path), deleted);
    }

    private long hex(char endsWith) throws IOException {
        long value = 0;
        int digits = 0;
        int next;
        int digit;
        while ((digit = Character.digit(next = next(), 16)) >= 0) {
            value = value << 4 | digit;
            digits++;
        }
        if (next != endsWith || digits == 0) {
            throw malformed();
        }
        return value;
    }

    private long decimal() throws IOException {
        long value = 0;
        while (hasNext() && piece[at] >= '0' && piece[at] <= '9') {
            value = value * 10 + next() - '0';
        }
        return value;
    }

    private String word() throws IOException {
        textBytes = 0;
        for (byte next = next(); next != ' '; next = next()) {
            append(next);
        }
        return intern(new String(text, 0, textBytes, StandardCharsets.ISO_8859_1));
    }

    private String rest() throws IOException {
        while (hasNext() && piece[at] == ' ') {
            at++;
        }
        textBytes = 0;
        while (hasNext() && piece[at] != '\n') {
            append(next());
        }
        if (hasNext()) {
            at++;
        }
        return new String(text, 0, textBytes, StandardCharsets.UTF_8);
    }

    private void append(byte next) {
        if (textBytes == text.length) {
            text = Arrays.copyOf(text, 2 * textBytes);
        }
        text[textBytes++] = next;
    }

    private boolean hasNext() throws IOException {
        if (at == pieceBytes) {
            read += pieceBytes;
            pieceBytes = Math.max(0, in.read(piece));
            at = 0;
        }
        return at < pieceBytes;
    }

    private byte next() throws IOException {
        if (!hasNext()) {
            throw malformed();
        }
        return piece[at++];
    }

    private String intern(String word) {
        String same = known.putIfAbsent(word, word);
        if (same != null) {
            return same;
        }
        keptCharacters += word.length();
        return word;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "not a line of /proc/PID/maps, near byte " + (read + at));
    }
}
