package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryUseTest {
    private static final long KILOBYTE = 1024;

    private static final String ROLLUP =
            """
            55d0c0e5a000-7ffc3c3f1000 ---p 00000000 00:00 0                          [rollup]
            Rss:                1000 kB
            Pss:                 329 kB
            Pss_Dirty:           108 kB
            Shared_Clean:        847 kB
            Shared_Dirty:          0 kB
            Private_Clean:        45 kB
            Private_Dirty:       108 kB
            Shared_Hugetlb:     4096 kB
            Private_Hugetlb:    2048 kB
            """;

    @TempDir private Path folder;

    private MemoryUse of(String rollup) {
        return MemoryUse.count(proc().write("42/smaps_rollup", rollup).target()).orElseThrow();
    }

    private FakeProc proc() {
        return new FakeProc(folder);
    }

    @Test
    void uniqueIsWhatIsPrivateHugePagesIncluded() {
        assertThat(of(ROLLUP))
                .isEqualTo(
                        new MemoryUse(
                                (1000 + 4096 + 2048) * KILOBYTE,
                                (329 + 2048) * KILOBYTE,
                                (45 + 108 + 2048) * KILOBYTE));
    }

    @Test
    void aKernelThatDoesNotCountHugePagesHasNone() {
        assertThat(of(ROLLUP.replaceAll("(?m)^.*Hugetlb.*\n", "")))
                .isEqualTo(new MemoryUse(1000 * KILOBYTE, 329 * KILOBYTE, 153 * KILOBYTE));
    }

    @Test
    void whatIsNotPrintedIsNotKnown() {
        MemoryUse use = of("Rss: 1000 kB\nPrivate_Clean: 45 kB\n");
        assertThat(use).isEqualTo(new MemoryUse(1000 * KILOBYTE, -1, -1));
        assertThat(use.whole()).isFalse();
    }

    @Test
    void withoutTheFileNothingIsCounted() {
        assertThat(MemoryUse.count(proc().target())).isEmpty();
        assertThat(MemoryUse.count(proc().write("42/smaps_rollup", "").target())).isEmpty();
    }

    @Test
    void theKernelsOwnCountIsInPages() {
        Target target = proc().write("42/statm", "4433 1772 1620 202 0 463 0\n").target();
        assertThat(MemoryUse.resident(target)).contains(new MemoryUse(1772 * 4096, -1, -1));
    }

    @Test
    void aProcessThatEndsHasNoMemoryRatherThanNoBytes() {
        Target target = proc().write("42/statm", "0 0 0 0 0 0 0\n").target();
        assertThat(MemoryUse.resident(target)).isEmpty();
    }
}
