package dev.gilspy.cpython;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds an interpreter's version among the texts in its file, where no symbol tells it.
 *
 * <p>{@code Py_GetVersion} prints the constant {@code PY_VERSION}, so that stands in the file as a
 * text, e.g. {@code 3.8.18}; or as the end of one, since linkers let {@code /opt/python/3.8.18} and
 * {@code 3.8.18} share their bytes. So may the version of a library that was linked in (SQLite
 * 3.40.1); but only Python's own {@code 3.8} appears in a path {@code python3.8} too. Up to CPython
 * 3.10 it always does: Modules/getpath.c looks for {@code lib/python3.8}.
 */
final class VersionText {
    private static final int MAX_VERSION_BYTES = 16;

    /** Texts that look like versions; an interpreter has a handful. */
    private static final int MOST_CANDIDATES = 100;

    /** Places of one text; more are a file made to keep us busy. */
    private static final int MOST_PLACES = 1 << 16;

    /**
     * Passed over in one file for all that is looked for; a file with holes may claim terabytes.
     */
    private static final long MOST_BYTES = 1L << 31;

    /** Where compilers put constants; smaller by far than everything that is loaded. */
    private static final Predicate<Segment> CONSTANTS =
            segment -> segment.loaded() && !segment.executable() && !segment.writable();

    private final ElfFile elf;
    private final Predicate<Segment> where;
    private long scannedBytes;

    private VersionText(ElfFile elf, Predicate<Segment> where) {
        this.elf = elf;
        this.where = where;
    }

    /** CPython's version; {@link PythonVersion#UNKNOWN} if no text tells it. */
    static PythonVersion ofCPython(ElfFile elf) throws IOException {
        VersionText constants = new VersionText(elf, CONSTANTS);
        // Older linkers put constants beside the code.
        VersionText all = new VersionText(elf, Segment::loaded);
        for (VersionText text : List.of(constants, all)) {
            for (String start : List.of("3.", "2.")) {
                Optional<PythonVersion> version = text.pythonFrom(start);
                if (version.isPresent()) {
                    return version.get();
                }
            }
        }
        return PythonVersion.UNKNOWN;
    }

    private Optional<PythonVersion> pythonFrom(String start) throws IOException {
        for (PythonVersion candidate : candidates(start)) {
            if (namesLibrary(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Whether {@code python3.8} stands there, and not as a part of {@code python3.81}. */
    private boolean namesLibrary(PythonVersion version) throws IOException {
        String name = "python" + version.feature();
        for (long offset : places(name)) {
            if (!Character.isDigit(elf.byteAt(offset + name.length()))) {
                return true;
            }
        }
        return false;
    }

    /** PyPy's own version, out of e.g. {@code [PyPy 7.3.19 with GCC 14.2.0]}. */
    static PythonVersion ofPyPy(ElfFile elf) throws IOException {
        String mark = "[PyPy ";
        for (long offset : new VersionText(elf, Segment::loaded).places(mark)) {
            String text = elf.textAt(offset + mark.length(), MAX_VERSION_BYTES);
            Optional<PythonVersion> version = PythonVersion.parse(text.split("[ -]", 2)[0]);
            if (version.isPresent()) {
                return version.get();
            }
        }
        return PythonVersion.UNKNOWN;
    }

    static boolean contains(ElfFile elf, String text) throws IOException {
        return !new VersionText(elf, Segment::loaded).places(text).isEmpty();
    }

    private List<PythonVersion> candidates(String start) throws IOException {
        List<PythonVersion> versions = new ArrayList<>();
        for (long offset : places(start)) {
            // Not the end of a longer version, such as 1.3.4.5.
            boolean whole = offset == 0 || ".0123456789".indexOf(elf.byteAt(offset - 1)) < 0;
            if (whole && versions.size() < MOST_CANDIDATES) {
                PythonVersion.parse(elf.textAt(offset, MAX_VERSION_BYTES))
                        .filter(version -> !versions.contains(version))
                        .ifPresent(versions::add);
            }
        }
        return versions;
    }

    private List<Long> places(String text) throws IOException {
        List<Long> places = new ArrayList<>();
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (Segment segment : elf.segments()) {
            if (where.test(segment) && scannedBytes < MOST_BYTES) {
                scannedBytes += elf.scan(segment, wanted, place -> add(place, places));
            }
        }
        return places;
    }

    private static void add(long place, List<Long> places) {
        if (places.size() < MOST_PLACES) {
            places.add(place);
        }
    }
}
