package dev.gilspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A compiled but not yet linked file (ET_REL, elf(5)) with code in sections of its own, one a
 * function. Immutable.
 */
public final class ObjectFile {
    private static final int TYPE_RELOCATIONS = 9;
    private static final int RELOCATION_BYTES = 16;
    private static final int MOST_NAME_BYTES = 256;

    private final byte[] content;
    private final ElfBytes bytes;
    private final List<Section> sections;

    private ObjectFile(byte[] content, ElfBytes bytes, List<Section> sections) {
        this.content = content;
        this.bytes = bytes;
        this.sections = sections;
    }

    /**
     * A place that wants an address or a number that the file does not have.
     *
     * @param offset in the section, bytes
     * @param symbol what is wanted
     */
    public record Relocation(int offset, String symbol) {}

    /**
     * Reads the headers.
     *
     * @throws ElfException if it is not a 64-bit little-endian object file
     */
    public static ObjectFile read(byte[] content) throws IOException {
        ElfBytes bytes = new ElfBytes((into, offset) -> copy(content, into, offset));
        return new ObjectFile(content, bytes, ElfHeaders.readObject(bytes).sections());
    }

    private static int copy(byte[] content, ByteBuffer into, long offset) {
        int length = (int) Math.min(into.remaining(), Math.max(0, content.length - offset));
        into.put(content, length == 0 ? 0 : (int) offset, length);
        return length;
    }

    /**
     * What a section holds.
     *
     * @throws ElfException if there is no such section, or it lies outside of the file
     */
    public byte[] section(String name) throws IOException {
        Section section =
                find(name).orElseThrow(() -> new ElfException("no section named " + name));
        long from = section.offset();
        long size = section.size();
        if (from < 0 || size < 0 || size > content.length || from > content.length - size) {
            throw new ElfException("section %s lies outside of the file".formatted(name));
        }
        return Arrays.copyOfRange(content, (int) from, (int) (from + size));
    }

    /** What a section wants to have filled in. */
    public List<Relocation> relocations(String section) throws IOException {
        Optional<Section> table = find(".rel" + section);
        List<Relocation> found = new ArrayList<>();
        if (table.isPresent() && table.get().type() == TYPE_RELOCATIONS) {
            for (long at = 0; at + RELOCATION_BYTES <= table.get().size(); at += RELOCATION_BYTES) {
                long entry = table.get().offset() + at;
                int symbol = (int) (bytes.i64(entry + 8) >>> 32);
                found.add(new Relocation((int) bytes.i64(entry), symbolName(table.get(), symbol)));
            }
        }
        return found;
    }

    private String symbolName(Section relocations, int symbol) throws IOException {
        Section symbols = sectionAt(relocations.link());
        Section names = sectionAt(symbols.link());
        long entry = symbols.offset() + (long) symbol * SymbolTable.SYMBOL_BYTES;
        return bytes.text(names.offset() + bytes.u32(entry), MOST_NAME_BYTES);
    }

    private Section sectionAt(int index) throws ElfException {
        if (index < 0 || index >= sections.size()) {
            throw new ElfException("no section %d".formatted(index));
        }
        return sections.get(index);
    }

    private Optional<Section> find(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }
}
