package dev.gilspy.cpython.layout;

import dev.gilspy.error.UnsupportedInterpreterException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where, in one minor version, the {@code _Py_DebugOffsets} at the start of {@code _PyRuntime}
 * keeps which offset. Since CPython 3.13 (gh-115773) an interpreter carries its own table; before,
 * only the headers tell.
 *
 * @param size bytes of the whole {@code _Py_DebugOffsets}; what {@link #apply} wants to be given
 * @param version position of PY_VERSION_HEX
 * @param freeThreaded position of the flag of builds without a GIL
 * @param entries by {@code Struct.member}, the positions whose values add up to its offset (a
 *     negative position is subtracted); the member {@code sizeof} is the size of the struct
 */
public record DebugOffsets(
        int size, int version, int freeThreaded, Map<String, List<Integer>> entries) {
    private static final String COOKIE = "xdebugpy";
    private static final String SIZE_MEMBER = "sizeof";

    /**
     * Far above any struct of CPython (3.12's PyInterpreterState has 0.4 MB), far below overflow.
     */
    private static final long LARGEST_OFFSET = 1L << 26;

    /** No struct that is read as a whole has become larger than a page. */
    private static final long LARGEST_OBJECT_BYTES = 1 << 16;

    /** Those that only single members are read of. */
    private static final Set<String> STATES = Set.of("_PyRuntimeState", "PyInterpreterState");

    public DebugOffsets {
        entries = Map.copyOf(entries);
    }

    /**
     * The printed table, corrected by what the target says of itself.
     *
     * @param base the printed table of the same minor version
     * @param bytes the target's {@code _Py_DebugOffsets}, from its position on; untrusted
     * @throws UnsupportedInterpreterException if they are not such a table, are another version's
     *     or another kind of build's, or contradict themselves
     */
    public Layout apply(Layout base, ByteBuffer bytes) {
        ByteBuffer table = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        checkHeader(base, table);
        Map<String, Map<String, Integer>> said = offsetsByStruct(table);
        Map<String, Struct> structs = new HashMap<>(base.structs());
        said.forEach((name, offsets) -> structs.put(name, moved(base.struct(name), offsets)));
        return base.with(structs);
    }

    private void checkHeader(Layout base, ByteBuffer table) {
        if (table.remaining() < size) {
            throw inconsistent("it has %d bytes, not %d".formatted(table.remaining(), size));
        }
        byte[] cookie = new byte[COOKIE.length()];
        table.get(0, cookie);
        if (!COOKIE.equals(new String(cookie, StandardCharsets.US_ASCII))) {
            throw inconsistent("it does not begin with " + COOKIE);
        }
        long versionHex = table.getLong(version);
        if (versionHex >>> 16 != ((long) base.major() << 8 | base.minor())) {
            throw inconsistent(
                    "it is of version 0x%x, not of %d.%d"
                            .formatted(versionHex, base.major(), base.minor()));
        }
        checkFreeThreaded(base.freeThreaded(), table.getLong(freeThreaded));
    }

    private static void checkFreeThreaded(boolean wanted, long flag) {
        if (flag != 0 && flag != 1) {
            throw inconsistent("its free-threaded flag is %d".formatted(flag));
        }
        if (wanted != (flag == 1)) {
            throw inconsistent("it is %s free-threaded build's".formatted(wanted ? "no" : "a"));
        }
    }

    private Map<String, Map<String, Integer>> offsetsByStruct(ByteBuffer table) {
        Map<String, Map<String, Integer>> said = new HashMap<>();
        entries.forEach(
                (name, positions) -> {
                    int dot = name.indexOf('.');
                    said.computeIfAbsent(name.substring(0, dot), any -> new HashMap<>())
                            .put(name.substring(dot + 1), offset(name, positions, table));
                });
        return said;
    }

    private static int offset(String name, List<Integer> positions, ByteBuffer table) {
        long sum = 0;
        String struct = name.substring(0, name.indexOf('.'));
        long largest = STATES.contains(struct) ? LARGEST_OFFSET : LARGEST_OBJECT_BYTES;
        for (int position : positions) {
            long value = table.getLong(Math.abs(position));
            if (value < 0 || value > largest) {
                throw inconsistent("%s is 0x%x".formatted(name, value));
            }
            sum += position < 0 ? -value : value;
        }
        return (int) sum;
    }

    private static Struct moved(Struct base, Map<String, Integer> said) {
        Map<String, Integer> offsets = new HashMap<>(said);
        Integer newSize = offsets.remove(SIZE_MEMBER);
        try {
            return new Struct(
                    base.name(),
                    newSize == null ? base.size() : newSize,
                    new Neighbours(base, offsets).fields());
        } catch (IllegalArgumentException e) {
            throw inconsistent(e.getMessage());
        }
    }

    private static UnsupportedInterpreterException inconsistent(String why) {
        return new UnsupportedInterpreterException(
                "The target's table of debug offsets cannot be used: " + why + ".",
                "The process may be starting, ending, or damaged; try again once it runs.");
    }
}
