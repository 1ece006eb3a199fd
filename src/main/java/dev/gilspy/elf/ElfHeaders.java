package dev.gilspy.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The file header, and the two tables it points at. Offsets are those of Elf64_Ehdr, Elf64_Phdr and
 * Elf64_Shdr, elf(5).
 *
 * @param positionIndependent whether it is loaded anywhere (ET_DYN) or where it says (ET_EXEC)
 * @param sections empty if the file has no section headers
 */
record ElfHeaders(boolean positionIndependent, List<Segment> segments, List<Section> sections) {
    private static final long MAGIC = 0x464c457fL;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int TYPE_REL = 1;
    private static final int TYPE_EXEC = 2;
    private static final int TYPE_DYN = 3;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int MAX_NAME_BYTES = 256;
    private static final int MOST_SEGMENTS = 256; // linkers make some ten

    static ElfHeaders read(ElfBytes bytes) throws IOException {
        ElfHeaders loaded = readLoaded(bytes);
        return new ElfHeaders(loaded.positionIndependent, loaded.segments, sections(bytes));
    }

    /** Reads those of a file that is not linked yet. */
    static ElfHeaders readObject(ElfBytes bytes) throws IOException {
        if (type(bytes) != TYPE_REL) {
            throw new ElfException("not an object file");
        }
        return new ElfHeaders(true, List.of(), sections(bytes));
    }

    /** Reads what is loaded into memory; the section headers are not. */
    static ElfHeaders readLoaded(ElfBytes bytes) throws IOException {
        int type = type(bytes);
        if (type != TYPE_EXEC && type != TYPE_DYN) {
            throw new ElfException("neither an executable nor a shared library, but type " + type);
        }
        return new ElfHeaders(type == TYPE_DYN, segments(bytes), List.of());
    }

    private static int type(ElfBytes bytes) throws IOException {
        if (bytes.u32(0) != MAGIC || bytes.u8(4) != CLASS_64 || bytes.u8(5) != LITTLE_ENDIAN) {
            throw new ElfException("not a 64-bit little-endian ELF file");
        }
        return bytes.u16(16);
    }

    private static List<Segment> segments(ElfBytes bytes) throws IOException {
        long table = bytes.i64(32);
        int count = bytes.u16(56);
        if (count > 0 && bytes.u16(54) != PROGRAM_HEADER_BYTES) {
            throw new ElfException("program headers of an unknown size");
        }
        if (count > MOST_SEGMENTS) {
            throw new ElfException(count + " program headers");
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = table + (long) i * PROGRAM_HEADER_BYTES;
            segments.add(
                    new Segment(
                            (int) bytes.u32(at),
                            (int) bytes.u32(at + 4),
                            bytes.i64(at + 8),
                            bytes.i64(at + 16),
                            bytes.i64(at + 32),
                            bytes.i64(at + 40)));
        }
        return List.copyOf(segments);
    }

    private static List<Section> sections(ElfBytes bytes) throws IOException {
        long table = bytes.i64(40);
        int count = bytes.u16(60);
        int nameTable = bytes.u16(62);
        if (table == 0 || count == 0 || bytes.u16(58) != SECTION_HEADER_BYTES) {
            return List.of();
        }
        if (nameTable >= count) {
            throw new ElfException("no names for the sections");
        }
        long names = bytes.i64(table + (long) nameTable * SECTION_HEADER_BYTES + 24);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(section(bytes, table + (long) i * SECTION_HEADER_BYTES, names));
        }
        return List.copyOf(sections);
    }

    private static Section section(ElfBytes bytes, long at, long names) throws IOException {
        return new Section(
                bytes.text(names + bytes.u32(at), MAX_NAME_BYTES),
                (int) bytes.u32(at + 4),
                bytes.i64(at + 16),
                bytes.i64(at + 24),
                bytes.i64(at + 32),
                (int) bytes.u32(at + 40));
    }
}
