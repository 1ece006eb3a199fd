package dev.gilspy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gilspy.elf.ObjectFile.Relocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Object files written here, and the one that gilspy ships, as it is and damaged. */
class ObjectFileTest {
    private static final byte[] REAL = real();
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_TABLE = 512;
    private static final byte[] CODE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final String NAMES = "\0code\0.relcode\0.symtab\0.strtab\0map_one\0";

    /**
     * Five sections: none, the code at 64, its relocation at 96, a symbol table at 128 (none, and
     * {@code map_one}), the names at 256.
     */
    private static byte[] written() {
        ByteBuffer file = ByteBuffer.allocate(SECTION_TABLE + 5 * 64);
        file.order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) 1);
        file.putLong(40, SECTION_TABLE).putShort(58, (short) 64);
        file.putShort(60, (short) 5).putShort(62, (short) 4);
        file.put(HEADER_BYTES, CODE);
        file.putLong(96, 8).putLong(104, 1L << 32 | 1);
        file.putInt(128 + 24, NAMES.indexOf("map_one"));
        file.put(256, NAMES.getBytes(StandardCharsets.US_ASCII));
        section(file, 1, "code", 1, new long[] {HEADER_BYTES, CODE.length, 0});
        section(file, 2, ".relcode", 9, new long[] {96, 16, 3});
        section(file, 3, ".symtab", 2, new long[] {128, 48, 4});
        section(file, 4, ".strtab", 3, new long[] {256, NAMES.length(), 0});
        return file.array();
    }

    /** What comes last: where it begins, its bytes, the section that belongs to it. */
    private static void section(
            ByteBuffer file, int index, String name, int type, long[] offsetSizeLink) {
        int at = SECTION_TABLE + 64 * index;
        file.putInt(at, NAMES.indexOf("\0" + name + "\0") + 1).putInt(at + 4, type);
        file.putLong(at + 24, offsetSizeLink[0]).putLong(at + 32, offsetSizeLink[1]);
        file.putInt(at + 40, (int) offsetSizeLink[2]);
    }

    @Example
    void readsASectionAndWhatItWants() throws IOException {
        ObjectFile file = ObjectFile.read(written());

        assertThat(file.section("code")).isEqualTo(CODE);
        assertThat(file.relocations("code")).containsExactly(new Relocation(8, "map_one"));
        assertThat(file.relocations(".strtab")).isEmpty();
    }

    @Example
    void refusesASectionThatIsNotThere() {
        assertThatThrownBy(() -> ObjectFile.read(written()).section("data"))
                .isInstanceOf(ElfException.class)
                .hasMessageContaining("data");
    }

    @Example
    void refusesASectionOutsideOfTheFile() throws IOException {
        for (long[] place :
                new long[][] {
                    {64, 2_000},
                    {1L << 40, 16},
                    {-8, 16},
                    {64, -16},
                    {Long.MAX_VALUE - 4, 16},
                    {64, Long.MAX_VALUE}
                }) {
            ByteBuffer file = ByteBuffer.wrap(written()).order(ByteOrder.LITTLE_ENDIAN);
            section(file, 1, "code", 1, new long[] {place[0], place[1], 0});
            ObjectFile read = ObjectFile.read(file.array());

            assertThatThrownBy(() -> read.section("code"))
                    .as("%d bytes at %d", place[1], place[0])
                    .isInstanceOf(ElfException.class);
        }
    }

    @Example
    void refusesWhatIsLinkedAlready() throws IOException {
        byte[] executable = Files.readAllBytes(Path.of("/bin/true"));

        assertThatThrownBy(() -> ObjectFile.read(executable))
                .isInstanceOf(ElfException.class)
                .hasMessage("not an object file");
    }

    @Property
    void survivesTruncation(@ForAll @IntRange(max = 16_000) int size) {
        ask(Arrays.copyOf(REAL, Math.min(size, REAL.length)));
    }

    @Property
    void survivesRandomBytes(@ForAll byte[] bytes) {
        ask(bytes);
    }

    @Property(tries = 3000)
    void survivesWrongNumbers(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = (random.nextBoolean() ? REAL : written()).clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) buffer.getLong(40);
        for (int i = random.nextInt(6); i >= 0; i--) {
            boolean inTable = random.nextBoolean();
            int at = inTable ? table + random.nextInt(bytes.length - table - 8) : 16;
            at += inTable ? 0 : random.nextInt(bytes.length - 24);
            buffer.putLong(at, random.nextBoolean() ? random.nextLong() : random.nextInt(1 << 16));
        }
        ask(bytes);
    }

    private static void ask(byte[] bytes) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> askAll(bytes));
    }

    private static void askAll(byte[] bytes) throws IOException {
        for (String section : new String[] {"code", "clock", "enter", "switched", ".symtab"}) {
            try {
                ObjectFile file = ObjectFile.read(bytes);
                file.relocations(section);
                file.section(section);
            } catch (ElfException e) {
                // That is the answer for bytes that contradict themselves.
            }
        }
    }

    private static byte[] real() {
        String name = "/kernel/kernel-source.bpf.o";
        try (InputStream in = ObjectFile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
