package dev.gilspy.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The symbols that the dynamic loader sees, found as it finds them: through the hash table that
 * PT_DYNAMIC names. Needs no section headers and reads a few dozen bytes.
 */
final class DynamicSymbols {
    private static final long TAG_NULL = 0;
    private static final long TAG_HASH = 4;
    private static final long TAG_NAMES = 5;
    private static final long TAG_SYMBOLS = 6;
    private static final long TAG_GNU_HASH = 0x6ffffef5L;
    private static final int ENTRY_BYTES = 16;
    private static final int MAX_ENTRIES = 4096;

    /** A table with more hash buckets, or more symbols behind the last one, is a forgery. */
    private static final long MAX_BUCKETS = 1 << 22;

    /** Longer than any chain of a table that a linker made; a ring in a forged one ends here. */
    private static final int MAX_CHAIN = 65_536;

    private final ElfBytes bytes;
    private final ElfAddresses addresses;
    private long hash;
    private long gnuHash;
    private long names;
    private long symbols;

    DynamicSymbols(ElfBytes bytes, ElfAddresses addresses) {
        this.bytes = bytes;
        this.addresses = addresses;
    }

    /**
     * @param dynamic the PT_DYNAMIC segment
     */
    Optional<ElfSymbol> find(Segment dynamic, String name) throws IOException {
        readTags(dynamic);
        if (names == 0 || symbols == 0) {
            return Optional.empty();
        }
        byte[] wanted = (name + '\0').getBytes(StandardCharsets.UTF_8);
        long index = gnuHash != 0 ? throughGnuHash(wanted) : hash != 0 ? throughHash(wanted) : 0;
        long at = symbols + index * SymbolTable.SYMBOL_BYTES;
        return index != 0 && SymbolTable.defined(bytes, at)
                ? Optional.of(SymbolTable.read(bytes, at, name, ".dynsym"))
                : Optional.empty();
    }

    /**
     * Adds all functions of the table.
     *
     * @param dynamic the PT_DYNAMIC segment
     */
    void addFunctions(Segment dynamic, FunctionSymbols functions) throws IOException {
        readTags(dynamic);
        if (names != 0 && symbols != 0) {
            functions.add(symbols, count(), names);
        }
    }

    /** The table's length, which only the hash tables tell. */
    private long count() throws IOException {
        if (gnuHash == 0) {
            return hash == 0 ? 0 : bytes.u32(hash + 4);
        }
        long buckets = bytes.u32(gnuHash);
        long firstHashed = bytes.u32(gnuHash + 4);
        long bucketTable = gnuHash + 16 + bytes.u32(gnuHash + 8) * Long.BYTES;
        if (buckets > MAX_BUCKETS) {
            throw new ElfException(buckets + " buckets in the hash table");
        }
        long last = 0;
        for (long bucket = 0; bucket < buckets; bucket++) {
            last = Math.max(last, bytes.u32(bucketTable + bucket * Integer.BYTES));
        }
        long chains = bucketTable + (buckets - firstHashed) * Integer.BYTES;
        long end = last + MAX_CHAIN;
        while (last >= firstHashed
                && last < end
                && (bytes.u32(chains + last * Integer.BYTES) & 1) == 0) {
            last++;
        }
        return last + 1;
    }

    private void readTags(Segment dynamic) throws IOException {
        long count = Math.min(dynamic.fileSize() / ENTRY_BYTES, MAX_ENTRIES);
        for (int i = 0; i < count; i++) {
            long at = dynamic.offset() + (long) i * ENTRY_BYTES;
            long tag = bytes.i64(at);
            if (tag == TAG_NULL) {
                return;
            }
            long value = bytes.i64(at + 8);
            if (tag == TAG_HASH) {
                hash = addresses.offsetOf(value);
            } else if (tag == TAG_GNU_HASH) {
                gnuHash = addresses.offsetOf(value);
            } else if (tag == TAG_NAMES) {
                names = addresses.offsetOf(value);
            } else if (tag == TAG_SYMBOLS) {
                symbols = addresses.offsetOf(value);
            }
        }
    }

    /** Gives the symbol's index; 0 if there is none. */
    private long throughGnuHash(byte[] wanted) throws IOException {
        long wantedHash = gnuHashOf(wanted);
        long buckets = bytes.u32(gnuHash);
        long firstHashed = bytes.u32(gnuHash + 4);
        long bucketTable = gnuHash + 16 + bytes.u32(gnuHash + 8) * Long.BYTES;
        if (buckets == 0) {
            return 0;
        }
        long index = bytes.u32(bucketTable + wantedHash % buckets * Integer.BYTES);
        long chains = bucketTable + (buckets - firstHashed) * Integer.BYTES;
        if (index < firstHashed || index == 0) {
            return 0;
        }
        for (int step = 0; step < MAX_CHAIN; step++, index++) {
            long entry = bytes.u32(chains + index * Integer.BYTES);
            // The lowest bit is not of the hash: it marks the end of the chain.
            if ((entry | 1) == (wantedHash | 1) && isNamed(index, wanted)) {
                return index;
            }
            if ((entry & 1) != 0) {
                return 0;
            }
        }
        throw new ElfException("an endless chain in the hash table");
    }

    private long throughHash(byte[] wanted) throws IOException {
        long buckets = bytes.u32(hash);
        if (buckets == 0) {
            return 0;
        }
        long chains = hash + 8 + buckets * Integer.BYTES;
        long index = bytes.u32(hash + 8 + hashOf(wanted) % buckets * Integer.BYTES);
        for (int step = 0; step < MAX_CHAIN; step++) {
            if (index == 0 || isNamed(index, wanted)) {
                return index;
            }
            index = bytes.u32(chains + index * Integer.BYTES);
        }
        throw new ElfException("an endless chain in the hash table");
    }

    private boolean isNamed(long index, byte[] wanted) throws IOException {
        long name = bytes.u32(symbols + index * SymbolTable.SYMBOL_BYTES);
        return bytes.matches(names + name, wanted);
    }

    private static long gnuHashOf(byte[] name) {
        int hash = 5381;
        for (int i = 0; name[i] != 0; i++) {
            hash = hash * 33 + (name[i] & 0xff);
        }
        return hash & 0xffff_ffffL;
    }

    /** The hash function of the System V ABI. */
    private static long hashOf(byte[] name) {
        long hash = 0;
        for (int i = 0; name[i] != 0; i++) {
            hash = (hash << 4) + (name[i] & 0xff);
            long high = hash & 0xf000_0000L;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash & 0xffff_ffffL;
    }
}
