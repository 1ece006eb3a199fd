package dev.gilspy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which function an address belongs to: by hand, and compared with readelf(1) of binutils. */
class FunctionTableTest {
    private static final int SECTION_TABLE_FIELD = 40;

    /** One, its alias, a gap, a function without a size, and one with a label in it. */
    private static final byte[] NAMES =
            "\0__one\0one\0unsized\0outer\0inner\0".getBytes(StandardCharsets.US_ASCII);

    private static final FunctionTable TABLE =
            new FunctionTable(
                    new long[] {0x1000, 0x1000, 0x2000, 0x9000, 0x9010},
                    new int[] {0x20, 0x20, -0x1000, 0x100, 0x4},
                    new long[] {at("__one"), at("one"), at("unsized"), at("outer"), at("inner")},
                    new boolean[] {false, false, true, true, true});

    static Stream<Path> files() {
        return ElfFileTest.files();
    }

    @Test
    void anAddressBelongsToTheFunctionThatCoversIt() throws IOException {
        assertThat(nameAt(0x1000)).isEqualTo("one");
        assertThat(nameAt(0x101f)).isEqualTo("one");
        assertThat(nameAt(0x9000)).isEqualTo("outer");
        assertThat(nameAt(0x9012)).isEqualTo("inner");
        assertThat(nameAt(0x9014)).isEqualTo("outer");
    }

    @Test
    void anAddressInAGapBelongsToNobody() throws IOException {
        assertThat(nameAt(0xfff)).isNull();
        assertThat(nameAt(0x1020)).isNull();
        assertThat(nameAt(0x9100)).isNull();
        assertThat(nameAt(-1)).isNull();
        assertThat(FunctionTable.EMPTY.find(0x1000)).isEqualTo(FunctionTable.NONE);
    }

    @Test
    void aFunctionWithoutASizeReachesSomeWayOnly() throws IOException {
        assertThat(nameAt(0x2000)).isEqualTo("unsized");
        assertThat(nameAt(0x2fff)).isEqualTo("unsized");
        assertThat(nameAt(0x3000)).isNull();
    }

    /** The linker's stubs follow, which are nobody's. */
    @ParameterizedTest
    @MethodSource("files")
    void aFunctionWithoutASizeEndsWithItsSection(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            ElfFile elf = ElfFile.read(channel::read);
            Section stubs = elf.section(".plt").orElseThrow();
            FunctionTable table = elf.functions();
            assertThat(table.find(stubs.address() + 16)).isEqualTo(FunctionTable.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void knowsEveryFunctionThatReadelfShows(Path file) throws IOException {
        Map<Long, Set<String>> expected = Readelf.functions(file);
        assertThat(expected).hasSizeGreaterThan(1000);
        try (var channel = FileChannel.open(file)) {
            FunctionTable table = ElfFile.read(channel::read).functions();
            for (var function : expected.entrySet()) {
                int index = table.find(function.getKey());
                assertThat(index).as("%s", function).isNotEqualTo(FunctionTable.NONE);
                assertThat(function.getValue()).contains(table.name(index, channel::read));
            }
        }
    }

    @Test
    void needsNoSectionHeadersForWhatIsExported() throws IOException {
        Path library = files().findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(library);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(SECTION_TABLE_FIELD, 0);
        assertFindsAnExport(bytes, "_PyEval_EvalFrameDefault");
    }

    @Test
    void countsWithTheOlderHashTableToo(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("a.c");
        Files.writeString(source, "int two(void) { return 2; } int three(void) { return 3; }");
        Path library = folder.resolve("a.so");
        String style = "-Wl,--hash-style=sysv";
        Tool.output(List.of("cc", "-shared", "-fPIC", style, "-o", "" + library, "" + source));
        byte[] bytes = Files.readAllBytes(library);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(SECTION_TABLE_FIELD, 0);
        assertFindsAnExport(bytes, "three");
    }

    private static void assertFindsAnExport(byte[] bytes, String name) throws IOException {
        ByteSource source = BytesOf.array(bytes);
        ElfFile elf = ElfFile.read(source);
        assertThat(elf.sections()).isEmpty();
        FunctionTable table = elf.functions();
        ElfSymbol symbol = elf.dynamicSymbol(name).orElseThrow();
        assertThat(table.name(table.find(symbol.address() + 3), source)).isEqualTo(name);
    }

    private static String nameAt(long address) throws IOException {
        int index = TABLE.find(address);
        return index == FunctionTable.NONE ? null : TABLE.name(index, BytesOf.array(NAMES));
    }

    private static long at(String name) {
        return new String(NAMES, StandardCharsets.US_ASCII).indexOf("\0" + name + "\0") + 1;
    }
}
