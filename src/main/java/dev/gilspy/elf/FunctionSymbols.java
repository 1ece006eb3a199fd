package dev.gilspy.elf;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Collects the functions of symbol tables and sorts them by address. Fields: Elf64_Sym, elf(5). */
final class FunctionSymbols {
    /** A file with more functions is cut off here; the biggest known have two thirds of it. */
    private static final int MOST = 1 << 19;

    /** A table with more symbols is cut off here; a file with holes may claim any number. */
    private static final long MOST_SYMBOLS = 1 << 22;

    /** Addresses of one file lie closer together; lets a sort key hold address and index. */
    private static final int RANGE_BITS = 43;

    private static final int INDEX_BITS = 20; // of which MOST needs 19

    /** How far code may lie behind the begin of a function whose end is not known. */
    private static final long LONGEST_UNSIZED = 16 * 1024;

    private static final int TYPE_MASK = 0xf;
    private static final int TYPE_FUNCTION = 2;
    private static final int TYPE_INDIRECT = 10; // STT_GNU_IFUNC, chosen at load time
    private static final int BINDING_SHIFT = 4;
    private static final int BINDING_LOCAL = 0;

    private final ElfBytes bytes;
    private final List<Segment> code;
    private final List<Section> sections;
    private long[] starts = new long[256];
    private int[] sizes = new int[256];
    private long[] names = new long[256];
    private boolean[] locals = new boolean[256];
    private int count;

    FunctionSymbols(ElfBytes bytes, List<Segment> segments, List<Section> sections) {
        this.bytes = bytes;
        this.sections = sections;
        this.code = segments.stream().filter(s -> s.loaded() && s.executable()).toList();
    }

    /**
     * Adds the functions of one table.
     *
     * @param symbolsAt offset of the first symbol in the file
     * @param symbols how many there are
     * @param namesAt offset of the names
     */
    void add(long symbolsAt, long symbols, long namesAt) throws IOException {
        long known = Math.min(symbols, MOST_SYMBOLS);
        for (long i = 0; i < known && count < MOST; i++) {
            long at = symbolsAt + i * SymbolTable.SYMBOL_BYTES;
            int info = bytes.u8(at + 4);
            int type = info & TYPE_MASK;
            boolean function = type == TYPE_FUNCTION || type == TYPE_INDIRECT;
            if (function && SymbolTable.defined(bytes, at) && isCode(bytes.i64(at + 8))) {
                add(at, namesAt + bytes.u32(at), info >> BINDING_SHIFT == BINDING_LOCAL);
            }
        }
    }

    private void add(long at, long name, boolean local) throws IOException {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
            locals = Arrays.copyOf(locals, 2 * count);
        }
        starts[count] = bytes.i64(at + 8);
        sizes[count] = size(at);
        names[count] = name;
        locals[count] = local;
        count++;
    }

    private int size(long at) throws IOException {
        long size = Math.min(Integer.MAX_VALUE, bytes.i64(at + 16));
        return size > 0 ? (int) size : (int) -reach(bytes.i64(at + 8), bytes.u16(at + 6));
    }

    /** What follows in the next section, such as the linker's stubs, is not the function's. */
    private long reach(long address, int section) {
        if (section >= sections.size()) {
            return LONGEST_UNSIZED;
        }
        Section home = sections.get(section);
        long rest = home.address() + home.size() - address;
        return Math.max(0, Math.min(rest, LONGEST_UNSIZED));
    }

    private boolean isCode(long address) {
        for (Segment segment : code) {
            if (segment.holds(address) && address - code.get(0).address() >>> RANGE_BITS == 0) {
                return true;
            }
        }
        return false;
    }

    FunctionTable sorted() {
        long base = code.isEmpty() ? 0 : code.get(0).address();
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = starts[i] - base << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        long[] sortedStarts = new long[count];
        int[] sortedSizes = new int[count];
        long[] sortedNames = new long[count];
        boolean[] sortedLocals = new boolean[count];
        for (int i = 0; i < count; i++) {
            int from = (int) (keys[i] & (1 << INDEX_BITS) - 1);
            sortedStarts[i] = starts[from];
            sortedSizes[i] = sizes[from];
            sortedNames[i] = names[from];
            sortedLocals[i] = locals[from];
        }
        return new FunctionTable(sortedStarts, sortedSizes, sortedNames, sortedLocals);
    }
}
