package dev.gilspy.pypy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Tool;
import dev.gilspy.pypy.GilCode.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries assembled for it; {@code PypyLiveTest} has the real one. */
class GilCodeTest {
    /** The variables as PyPy has them; the linker puts .bss where it likes. */
    private static final String VARIABLES =
            """
            .bss
            .balign 32
            word: .skip 32
            locked: .skip 8
            mutex: .skip 40
            condition: .skip 48
            stealer: .skip 40
            .skip 400
            other: .skip 8
            .section .rodata
            .balign 8
            constant: .skip 8
            .text
            """;

    private static final String LOCKS =
            "lea mutex(%rip), %rdi\n lea condition(%rip), %r12\n lea stealer(%rip), %rdi\n"
                    + " lea other(%rip), %rdi\n";

    @TempDir private Path folder;

    @Test
    void findsTheGilByHowOftenItIsTakenAndItsLocksBesideIt() throws IOException {
        Place found =
                find(taken(70, "word", "%rcx")
                                + taken(30, "word", "%r9")
                                + taken(3, "other")
                                + LOCKS)
                        .orElseThrow();
        assertThat(found.locksFrom() - found.word()).isEqualTo(40);
        assertThat(found.locksTo() - found.word()).isEqualTo(128 + 48);
        assertThat(found.movedBy(0x1000).word()).isEqualTo(found.word() + 0x1000);
    }

    @Test
    void believesOnlyAClearMajorityOfManyUses() throws IOException {
        assertThat(find(taken(60, "word", "%rcx") + taken(40, "other") + LOCKS)).isEmpty();
        assertThat(find(taken(10, "word", "%rcx") + LOCKS)).isEmpty();
        assertThat(find(LOCKS)).isEmpty();
    }

    @Test
    void takesNoConstantForTheGil() throws IOException {
        assertThat(find(taken(100, "constant", "%rcx") + LOCKS)).isEmpty();
    }

    @Test
    void doesNotGuessWhereWaitersSleep() throws IOException {
        assertThat(find(taken(100, "word", "%rcx") + "lea other(%rip), %rdi\n")).isEmpty();
    }

    private static String taken(int times, String variable) {
        return taken(times, variable, "%rdx");
    }

    private static String taken(int times, String variable, String register) {
        return ".rept %d\n lock cmpxchg %s, %s(%%rip)\n .endr\n"
                .formatted(times, register, variable);
    }

    private Optional<Place> find(String code) throws IOException {
        Path source = Files.writeString(folder.resolve("code.s"), VARIABLES + code);
        Path library = folder.resolve("code.so");
        Tool.output(
                List.of("cc", "-shared", "-nostdlib", "-o", library.toString(), source.toString()));
        try (var channel = FileChannel.open(library)) {
            return new GilCode(ElfFile.read(channel::read)).find();
        }
    }
}
