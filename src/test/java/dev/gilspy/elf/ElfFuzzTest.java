package dev.gilspy.elf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.target.MappedRegion;
import java.io.IOException;
import java.util.List;

/**
 * Whatever the bytes are, reading them ends soon, with an answer or an {@link ElfException}. The
 * first inputs were made with {@code cc -shared -nostdlib -Wl,-z,noseparate-code} ({@code
 * --hash-style=sysv} and {@code gnu}, stripped and not) of a file with three functions, and with
 * {@code cc -c} of the same.
 */
class ElfFuzzTest {
    private static final Cost COST = new Cost(8 << 20, 512, 5000);
    private static final int STEP = 64;

    @FuzzTest
    void anyFile(byte @NotNull [] bytes) throws Exception {
        COST.bound(
                bytes.length,
                () -> {
                    askLinked(bytes);
                    askLoaded(bytes);
                    askObject(bytes);
                });
    }

    private static void askLinked(byte[] bytes) throws IOException {
        try {
            ElfFile elf = ElfFile.read(BytesOf.array(bytes));
            elf.section(".PyRuntime");
            elf.symbol("_PyRuntime");
            elf.symbol("first");
            for (Segment segment : elf.segments()) {
                elf.scan(segment, new byte[] {'3', '.'}, offset -> {});
            }
            elf.scanReferences(new byte[] {0x48, (byte) 0x8d}, address -> {});
            askForFunctions(elf, bytes);
        } catch (ElfException e) {
            // That is the answer for bytes that contradict themselves.
        }
    }

    private static void askForFunctions(ElfFile elf, byte[] bytes) throws IOException {
        FunctionTable functions = elf.functions();
        for (long address = 0; address < bytes.length; address += STEP) {
            int index = functions.find(address);
            if (index != FunctionTable.NONE) {
                functions.name(index, BytesOf.array(bytes));
            }
        }
    }

    private static void askLoaded(byte[] bytes) throws IOException {
        MappedRegion region =
                new MappedRegion(0x7000_0000, 0x7000_2000, 0, "r-xp", "fe:00", 1, "/l.so", false);
        try {
            ElfFile elf = ElfFile.readImage(BytesOf.array(bytes), List.of(region));
            elf.dynamicSymbol("first");
            elf.functions();
        } catch (ElfException e) {
            // As above.
        }
    }

    private static void askObject(byte[] bytes) throws IOException {
        try {
            ObjectFile object = ObjectFile.read(bytes);
            object.section(".text");
            object.relocations(".text");
        } catch (ElfException e) {
            // As above.
        }
    }
}
