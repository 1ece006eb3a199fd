package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.fuzz.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whatever the files of a process say, which names and command lines of the target are part of,
 * they are read, or refused as each reader documents it.
 */
class ProcFilesFuzzTest {
    private static final Cost COST = new Cost(2 << 20, 4096, 2000);

    @FuzzTest
    void anyMaps(byte @NotNull [] bytes) throws Exception {
        COST.bound(bytes.length, () -> maps(bytes));
    }

    private static void maps(byte[] bytes) {
        try {
            List<MappedRegion> regions = MapsParser.parse(bytes);
            assertThat(regions.size()).isLessThanOrEqualTo(bytes.length);
            regions.forEach(region -> region.contains(region.start()));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("/proc/PID/maps, near byte ");
        }
    }

    @FuzzTest
    void anyStat(byte @NotNull [] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        COST.bound(
                bytes.length,
                () -> {
                    ProcStat.parse(text).ifPresent(ProcStat::zombie);
                    MemoryUse.parse(text).ifPresent(MemoryUse::whole);
                    MemoryUse.parseResident(text).ifPresent(MemoryUse::whole);
                    new KernelRelease(text).before(5, 8);
                });
    }

    @FuzzTest
    void anyStatus(byte @NotNull [] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        COST.bound(
                bytes.length,
                () -> {
                    ProcStatus status = ProcStatus.parse(text);
                    status.processId();
                    status.userIds();
                    status.numbers("NSpid");
                    status.capabilities("CapEff");
                    status.filtered();
                });
    }

    /** The file itself is read, so that its bound is, too. */
    @FuzzTest
    void anyCommandLine(byte @NotNull [] bytes) throws Exception {
        Path file = InputFile.with("cmdline", bytes);
        COST.bound(bytes.length, () -> words(file, bytes));
    }

    private static void words(Path file, byte[] bytes) throws IOException {
        List<String> words = ProcWords.read(file);
        assertThat(words.isEmpty()).isEqualTo(bytes.length == 0);
        assertThat(words).noneMatch(word -> word.indexOf('\0') >= 0);
        Optional<String> text = Proc.read(file);
        assertThat(text).isPresent();
    }
}
