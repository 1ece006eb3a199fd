package dev.gilspy.elf;

import dev.gilspy.target.MappedRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * An executable or shared library. Keeps its headers; the rest is read when it is asked for. Does
 * not close its source. Not thread-safe.
 */
public final class ElfFile {
    private final ByteSource source;
    private final ElfBytes bytes;
    private final ElfHeaders headers;
    private final ElfAddresses addresses;

    private ElfFile(ByteSource source, ElfBytes bytes, ElfHeaders headers, long relocatedBy) {
        this.source = source;
        this.bytes = bytes;
        this.headers = headers;
        this.addresses = new ElfAddresses(headers.segments(), relocatedBy);
    }

    /**
     * Reads the headers of a file.
     *
     * @throws ElfException if it is not a 64-bit little-endian executable or library
     */
    public static ElfFile read(ByteSource source) throws IOException {
        ElfBytes bytes = new ElfBytes(source);
        return new ElfFile(source, bytes, ElfHeaders.read(bytes), 0);
    }

    /**
     * Reads the headers of a file as it stands in memory, where the dynamic loader has changed some
     * addresses.
     *
     * @param regions those that show the file
     */
    public static ElfFile readImage(ByteSource source, List<MappedRegion> regions)
            throws IOException {
        ElfBytes bytes = new ElfBytes(source);
        ElfHeaders headers = ElfHeaders.readLoaded(bytes);
        long bias = LoadBias.of(headers, regions).orElse(0);
        return new ElfFile(source, bytes, headers, bias);
    }

    /** Whether it may be loaded at any address. */
    public boolean positionIndependent() {
        return headers.positionIndependent();
    }

    public List<Segment> segments() {
        return headers.segments();
    }

    /** Empty if the section headers were stripped. */
    public List<Section> sections() {
        return headers.sections();
    }

    public Optional<Section> section(String name) {
        return sections().stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** Finds a defined symbol that the dynamic loader sees; survives {@code strip}. */
    public Optional<ElfSymbol> dynamicSymbol(String name) throws IOException {
        Optional<Segment> dynamic =
                segments().stream().filter(s -> s.type() == Segment.DYNAMIC).findFirst();
        return dynamic.isPresent()
                ? new DynamicSymbols(bytes, addresses).find(dynamic.get(), name)
                : Optional.empty();
    }

    /** Finds a defined symbol, local ones too: among the dynamic ones, then in .symtab. */
    public Optional<ElfSymbol> symbol(String name) throws IOException {
        Optional<ElfSymbol> dynamic = dynamicSymbol(name);
        if (dynamic.isPresent()) {
            return dynamic;
        }
        Optional<Section> table = section(".symtab");
        if (table.isEmpty() || !table.get().stored()) {
            return Optional.empty();
        }
        return new SymbolTable(source, table.get(), namesOf(table.get())).find(name);
    }

    /**
     * All functions that it names: local ones too unless the file is stripped, in which case only
     * those that the dynamic loader sees are left.
     */
    public FunctionTable functions() throws IOException {
        FunctionSymbols functions =
                new FunctionSymbols(new ElfBytes(source), segments(), sections());
        if (!addTable(".dynsym", functions)) {
            addDynamic(functions);
        }
        addTable(".symtab", functions);
        return functions.sorted();
    }

    private boolean addTable(String name, FunctionSymbols functions) throws IOException {
        Optional<Section> table = section(name).filter(Section::stored);
        if (table.isEmpty()) {
            return false;
        }
        Section symbols = table.get();
        long count = symbols.size() / SymbolTable.SYMBOL_BYTES;
        functions.add(symbols.offset(), count, namesOf(symbols).offset());
        return true;
    }

    private void addDynamic(FunctionSymbols functions) throws IOException {
        for (Segment segment : segments()) {
            if (segment.type() == Segment.DYNAMIC) {
                new DynamicSymbols(bytes, addresses).addFunctions(segment, functions);
            }
        }
    }

    private Section namesOf(Section table) throws ElfException {
        int names = table.link();
        if (names < 0 || names >= sections().size()) {
            throw new ElfException(table.name() + " has no names");
        }
        return sections().get(names);
    }

    /** Where in the file a virtual address lies; empty if the file has no bytes for it. */
    public OptionalLong offsetOf(long address) {
        return addresses.find(address);
    }

    /** Reads the bytes that the file has for a virtual address; fills the buffer. */
    public void readAt(long address, ByteBuffer into) throws IOException {
        long offset =
                offsetOf(address)
                        .orElseThrow(
                                () ->
                                        new ElfException(
                                                "no bytes for address 0x%x".formatted(address)));
        int first = into.position();
        while (into.hasRemaining()) {
            long at = offset + into.position() - first; // below 0 if the file says so
            if (at < 0 || source.read(into, at) <= 0) {
                throw new ElfException("the file ends before address 0x%x".formatted(address));
            }
        }
    }

    /**
     * Tells each place in a segment at which these bytes stand, as an offset in the file.
     *
     * @return the bytes that were passed over, at most a gigabyte
     */
    public long scan(Segment segment, byte[] wanted, LongConsumer found) throws IOException {
        return new ByteScan(source, segment.offset(), segment.fileSize()).each(wanted, found);
    }

    /**
     * Tells what instructions of x86_64 name by its distance from themselves: the address in {@code
     * [rip+disp32]}, for each place in the code that reads like such an instruction.
     *
     * @param opcode all bytes before the ModRM byte
     * @param target takes virtual addresses
     */
    public void scanReferences(byte[] opcode, LongConsumer target) throws IOException {
        for (Segment segment : segments()) {
            if (segment.loaded() && segment.executable()) {
                new ByteScan(source, segment.offset(), segment.fileSize())
                        .each(opcode, RipReference.BYTES, RipReference.in(segment, target));
            }
        }
    }

    /** The text at an offset of the file, up to its NUL or so many bytes. */
    public String textAt(long offset, int maxBytes) throws IOException {
        return bytes.text(offset, maxBytes);
    }

    /** The byte at an offset of the file, 0 to 255. */
    public int byteAt(long offset) throws IOException {
        return bytes.u8(offset);
    }

    /**
     * What to add to virtual addresses of this file to get those in the target.
     *
     * @param regions those that show this file
     * @return empty if none of them shows a segment
     */
    public OptionalLong loadBias(List<MappedRegion> regions) {
        return LoadBias.of(headers, regions);
    }
}
