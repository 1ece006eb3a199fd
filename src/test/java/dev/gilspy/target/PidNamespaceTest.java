package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.NotPermittedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose TIDs the kernel's programs are to ask for, with files in place of namespaces. */
class PidNamespaceTest {
    @TempDir private Path folder;

    private FakeProc proc;

    @BeforeEach
    void oneProcess() {
        proc = new FakeProc(folder);
    }

    @Test
    void itIsTheTargetsWhereOursIsNotTheFirst() throws IOException {
        proc.write("self/ns/pid", "").write("42/ns/pid", "");
        Object inode = Files.getAttribute(folder.resolve("42/ns/pid"), "unix:ino");

        PidNamespace namespace = PidNamespace.unlessOursIsFirst(proc.target()).orElseThrow();
        assertThat(namespace.inode()).isEqualTo(inode);
    }

    @Test
    void withoutNamespacesThereIsNothingToAskFor() {
        assertThat(PidNamespace.unlessOursIsFirst(proc.target())).isEmpty();
    }

    @Test
    void oneThatCannotBeSeenIsRefused() {
        proc.write("self/ns/pid", "");
        Target target = proc.target();

        assertThatThrownBy(() -> PidNamespace.unlessOursIsFirst(target))
                .isInstanceOf(NotPermittedException.class);
    }

    /** As makedev(3) makes them of major and minor number, and as MKDEV of linux/kdev_t.h does. */
    @ParameterizedTest
    @CsvSource({"0x4, 0x4", "0x100005, 0x105", "0x801, 0x800001", "0x12345f67, 0x45f12367"})
    void theKernelWritesADeviceInAnotherWay(String device, String kernelDevice) {
        assertThat(PidNamespace.kernelDevice(Long.decode(device)))
                .isEqualTo(Long.decode(kernelDevice));
    }
}
