package dev.gilspy.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final byte[] bytes;
    private final Map<String, String> known = new HashMap<>();
    private int at;

    private MapsParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException if the text is not of that form
     */
    static List<MappedRegion> parse(byte[] maps) {
        MapsParser parser = new MapsParser(maps);
        List<MappedRegion> regions = new ArrayList<>();
        while (parser.at < maps.length) {
            regions.add(parser.line());
        }
        return regions;
    }

    private MappedRegion line() {
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

    private long hex(char endsWith) {
        long value = 0;
        int digit;
        int from = at;
        while ((digit = Character.digit(next(), 16)) >= 0) {
            value = value << 4 | digit;
        }
        if (bytes[at - 1] != endsWith || at - 1 == from) {
            throw malformed();
        }
        return value;
    }

    private long decimal() {
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        return value;
    }

    private String word() {
        int from = at;
        while (next() != ' ') {}
        return intern(new String(bytes, from, at - 1 - from, StandardCharsets.ISO_8859_1));
    }

    private String rest() {
        while (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        int from = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
    }

    private byte next() {
        if (at >= bytes.length) {
            throw malformed();
        }
        return bytes[at++];
    }

    private String intern(String text) {
        return known.computeIfAbsent(text, same -> same);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a line of /proc/PID/maps, near byte " + at);
    }
}
