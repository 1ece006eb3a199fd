package dev.gilspy.cpython;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Python, e.g. {@code 3.13.0rc2}.
 *
 * @param suffix {@code a1}, {@code b2}, {@code rc3}, or "" for a release; a {@code +} of a build
 *     from between releases is kept
 */
public record PythonVersion(int major, int minor, int micro, String suffix)
        implements Comparable<PythonVersion> {
    // PY_VERSION, e.g. 3.8.18, 2.7.18+, 3.13.0rc2
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})((?:(?:a|b|rc)\\d{1,3})?\\+?)");

    /** In place of a version that could not be found out. */
    public static final PythonVersion UNKNOWN = of(0, 0, 0);

    private static final Comparator<PythonVersion> ORDER =
            Comparator.comparingInt(PythonVersion::major)
                    .thenComparingInt(PythonVersion::minor)
                    .thenComparingInt(PythonVersion::micro)
                    // A release comes after its own candidates.
                    .thenComparing(PythonVersion::suffix, PythonVersion::compareSuffixes);

    public static PythonVersion of(int major, int minor, int micro) {
        return new PythonVersion(major, minor, micro, "");
    }

    /** Reads {@code PY_VERSION}; empty if the text is not of that form. */
    public static Optional<PythonVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new PythonVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        matcher.group(4)));
    }

    /**
     * Reads {@code PY_VERSION_HEX}, e.g. 0x030d00c2 for 3.13.0rc2. CPython, Include/patchlevel.h:
     * major, minor, micro are bytes; then the release level (0xA, 0xB, 0xC, 0xF) and its number.
     */
    public static PythonVersion ofHex(int hex) {
        int serial = hex & 0xf;
        String suffix =
                switch (hex >>> 4 & 0xf) {
                    case 0xa -> "a" + serial;
                    case 0xb -> "b" + serial;
                    case 0xc -> "rc" + serial;
                    default -> "";
                };
        return new PythonVersion(hex >>> 24, hex >>> 16 & 0xff, hex >>> 8 & 0xff, suffix);
    }

    /** The part that decides the memory layout, e.g. {@code 3.13}. */
    public String feature() {
        return major + "." + minor;
    }

    /** Whether this is {@code major.minor} or later, pre-releases included. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }

    @Override
    public int compareTo(PythonVersion other) {
        return ORDER.compare(this, other);
    }

    private static int compareSuffixes(String left, String right) {
        boolean leftReleased = left.isEmpty() || left.equals("+");
        boolean rightReleased = right.isEmpty() || right.equals("+");
        if (leftReleased != rightReleased) {
            return leftReleased ? 1 : -1;
        }
        return left.compareTo(right);
    }

    @Override
    public String toString() {
        return equals(UNKNOWN)
                ? "of an unknown version"
                : major + "." + minor + "." + micro + suffix;
    }
}
