package dev.gilspy.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A symbol table without an index: the names are passed over once for where the wanted one stands,
 * then the symbols for the one that points there. Linkers let a name share the end of a longer one,
 * so it may stand in several places.
 */
final class SymbolTable {
    static final int SYMBOL_BYTES = 24;

    private static final int SHN_UNDEF = 0;
    private static final int SHN_ABS = 0xfff1;
    private static final long MAX_TABLE_BYTES = 1L << 30;
    private static final int MOST_PLACES = 1024;

    private final ByteSource source;
    private final ElfBytes bytes;
    private final Section symbols;
    private final Section names;

    SymbolTable(ByteSource source, Section symbols, Section names) {
        this.source = source;
        this.bytes = new ElfBytes(source);
        this.symbols = symbols;
        this.names = names;
    }

    Optional<ElfSymbol> find(String name) throws IOException {
        if (Math.max(symbols.size(), names.size()) > MAX_TABLE_BYTES) {
            throw new ElfException("a symbol table of more than a gigabyte");
        }
        Set<Long> places = placesOf(name);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        for (long i = 0; i < symbols.size() / SYMBOL_BYTES; i++) {
            long at = symbols.offset() + i * SYMBOL_BYTES;
            if (places.contains(bytes.u32(at)) && defined(bytes, at)) {
                return Optional.of(read(bytes, at, name, symbols.name()));
            }
        }
        return Optional.empty();
    }

    private Set<Long> placesOf(String name) throws IOException {
        byte[] wanted = (name + '\0').getBytes(StandardCharsets.UTF_8);
        Set<Long> places = new HashSet<>();
        new ByteScan(source, names.offset(), names.size())
                .each(
                        wanted,
                        offset -> {
                            if (places.size() < MOST_PLACES) {
                                places.add(offset - names.offset());
                            }
                        });
        return places;
    }

    /** Whether an Elf64_Sym is more than a wish for what another object has. */
    static boolean defined(ElfBytes bytes, long at) throws IOException {
        int section = bytes.u16(at + 6);
        return section != SHN_UNDEF && section != SHN_ABS;
    }

    static ElfSymbol read(ElfBytes bytes, long at, String name, String table) throws IOException {
        return new ElfSymbol(name, bytes.i64(at + 8), bytes.i64(at + 16), table);
    }
}
