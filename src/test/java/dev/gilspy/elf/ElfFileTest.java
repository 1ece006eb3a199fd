package dev.gilspy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.MappedRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with what readelf(1) of binutils prints. */
class ElfFileTest {
    private static final int SECTION_TABLE_FIELD = 40;

    static Stream<Path> files() {
        return PythonVersions.installed().map(ElfFileTest::objectOf);
    }

    private static Path objectOf(Python python) {
        Path executable = python.executable();
        String library = "lib/libpython3." + python.minor() + ".so.1.0";
        return python.kind().equals("shared")
                ? executable.getParent().resolveSibling(library)
                : executable;
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsTheDynamicSymbolsThatReadelfShows(Path file) throws IOException {
        Map<String, Long> expected = defined(file, "--dyn-syms");
        assertThat(expected).isNotEmpty();
        try (var channel = FileChannel.open(file)) {
            ElfFile elf = ElfFile.read(channel::read);
            for (var symbol : expected.entrySet()) {
                assertThat(elf.dynamicSymbol(symbol.getKey()).map(ElfSymbol::address))
                        .as(symbol.getKey())
                        .contains(symbol.getValue());
            }
            assertThat(elf.dynamicSymbol("no_such_symbol")).isEmpty();
        }
    }

    @Test
    void findsLocalSymbolsInTheFullTable() throws IOException {
        Path library = files().findFirst().orElseThrow();
        String line =
                Tool.output(List.of("readelf", "-sW", library.toString()))
                        .lines()
                        .filter(text -> text.endsWith(" drop_gil"))
                        .findFirst()
                        .orElseThrow();
        try (var channel = FileChannel.open(library)) {
            ElfSymbol symbol = ElfFile.read(channel::read).symbol("drop_gil").orElseThrow();
            assertThat(symbol.address())
                    .isEqualTo(Long.parseLong(line.trim().split("\\s+")[1], 16));
            assertThat(symbol.table()).isEqualTo(".symtab");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsSectionsWhereReadelfShowsThem(Path file) throws IOException {
        String line =
                Tool.output(List.of("readelf", "-SW", file.toString()))
                        .lines()
                        .filter(text -> text.contains("] .rodata"))
                        .findFirst()
                        .orElseThrow();
        String[] words = line.substring(line.indexOf(']') + 1).trim().split("\\s+");
        try (var channel = FileChannel.open(file)) {
            Section section = ElfFile.read(channel::read).section(".rodata").orElseThrow();
            assertThat(section.address()).isEqualTo(Long.parseLong(words[2], 16));
            assertThat(section.offset()).isEqualTo(Long.parseLong(words[3], 16));
            assertThat(section.size()).isEqualTo(Long.parseLong(words[4], 16));
        }
    }

    @Test
    void needsNoSectionHeadersForDynamicSymbols() throws IOException {
        Path library = files().findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(library);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(SECTION_TABLE_FIELD, 0);
        ElfFile elf = ElfFile.read(BytesOf.array(bytes));
        assertThat(elf.sections()).isEmpty();
        assertThat(elf.symbol("_PyRuntime")).isPresent();
    }

    @Test
    void readsTheOlderHashTableToo(@TempDir Path folder) throws IOException {
        Path source =
                Files.writeString(
                        folder.resolve("a.c"), "int one = 1; int two(void) { return 2; }");
        Path library = folder.resolve("a.so");
        Tool.output(
                List.of(
                        "cc",
                        "-shared",
                        "-fPIC",
                        "-Wl,--hash-style=sysv",
                        "-o",
                        library.toString(),
                        source.toString()));
        try (var channel = FileChannel.open(library)) {
            ElfFile elf = ElfFile.read(channel::read);
            assertThat(elf.dynamicSymbol("one").orElseThrow().size()).isEqualTo(4);
            assertThat(elf.dynamicSymbol("two")).isPresent();
            assertThat(elf.dynamicSymbol("three")).isEmpty();
        }
    }

    @Test
    void refusesAnotherKindOfFile() {
        byte[] text =
                "#!/bin/sh\necho a script, long enough to be a header of an ELF file\n".getBytes();
        assertThatThrownBy(() -> ElfFile.read(BytesOf.array(text)))
                .isInstanceOf(ElfException.class)
                .hasMessage("not a 64-bit little-endian ELF file");
    }

    @Test
    void takesTheBiasFromTheCodeThoughTheFileIsAlsoMappedAsData() throws IOException {
        Path library = files().findFirst().orElseThrow();
        try (var channel = FileChannel.open(library)) {
            ElfFile elf = ElfFile.read(channel::read);
            Segment code = elf.segments().stream().filter(Segment::executable).findFirst().get();
            MappedRegion data = region(0x1000, 0, "r--s");
            MappedRegion mapped =
                    region(
                            0x7f00_0000_0000L + (code.address() & -4096),
                            code.offset() & -4096,
                            "r-xp");
            assertThat(elf.loadBias(List.of(data, mapped))).hasValue(0x7f00_0000_0000L);
            assertThat(elf.loadBias(List.of())).isEmpty();
        }
    }

    private static MappedRegion region(long start, long offset, String permissions) {
        return new MappedRegion(
                start, start + 0x1000, offset, permissions, "fe:00", 1, "/a", false);
    }

    /** Lines read {@code 12: 00000000000a1b20 180 FUNC GLOBAL DEFAULT 12 PyEval_SaveThread}. */
    private static Map<String, Long> defined(Path file, String table) {
        return Tool.output(List.of("readelf", "-W", table, file.toString()))
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length == 8 && words[6].matches("\\d+"))
                .filter(words -> !words[4].equals("LOCAL") && !words[7].contains("@"))
                .collect(
                        Collectors.toMap(
                                words -> words[7],
                                words -> Long.parseLong(words[1], 16),
                                (first, second) -> first));
    }
}
