package dev.gilspy.elf;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes are, reading them ends soon, with an answer or an {@link ElfException}. */
class ElfFuzzTest {
    private static final byte[] REAL = read("/bin/true");
    private static final byte[] HEADER = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    private static final int WORST_PLACES = 4096;

    @Property
    void survivesRandomBytes(@ForAll byte[] bytes) {
        ask(bytes);
    }

    @Property
    void survivesRandomBytesBehindAGoodStart(
            @ForAll long seed, @ForAll @IntRange(max = 8192) int size) {
        byte[] bytes = new byte[HEADER.length + size];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        ask(bytes);
    }

    @Property
    void survivesTruncation(@ForAll @IntRange(max = 40_000) int size) {
        ask(Arrays.copyOf(REAL, Math.min(size, REAL.length)));
    }

    @Property(tries = 3000)
    void survivesWrongNumbers(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = REAL.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = HEADER.length + random.nextInt(WORST_PLACES);
            long wrong = random.nextBoolean() ? random.nextLong() : random.nextInt(1 << 16);
            buffer.putLong(at, wrong);
        }
        ask(bytes);
    }

    private static void ask(byte[] bytes) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> askAll(bytes));
    }

    private static void askAll(byte[] bytes) throws IOException {
        try {
            ElfFile elf = ElfFile.read(BytesOf.array(bytes));
            elf.section(".PyRuntime");
            elf.symbol("_PyRuntime");
            askForFunctions(elf, bytes);
            for (Segment segment : elf.segments()) {
                elf.scan(segment, new byte[] {'3', '.'}, offset -> {});
            }
        } catch (ElfException e) {
            // That is the answer for bytes that contradict themselves.
        }
    }

    private static void askForFunctions(ElfFile elf, byte[] bytes) throws IOException {
        FunctionTable functions = elf.functions();
        for (long address = 0; address < bytes.length; address += 512) {
            int index = functions.find(address);
            if (index != FunctionTable.NONE) {
                functions.name(index, BytesOf.array(bytes));
            }
        }
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
