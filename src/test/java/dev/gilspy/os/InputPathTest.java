package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a target may put where a library of its was. */
class InputPathTest {
    @TempDir private Path folder;

    @Test
    void aFileIsReadAlsoThroughALink() throws IOException {
        Path file = Files.writeString(folder.resolve("lib.so"), "ELF");
        Path link = Files.createSymbolicLink(folder.resolve("link.so"), file);
        ByteBuffer bytes = ByteBuffer.allocate(8);
        try (FileChannel channel = InputPath.open(link)) {
            assertThat(channel.read(bytes)).isEqualTo(3);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobodyWaitsForAPipeAndNoDeviceIsOpened() throws Exception {
        Path pipe = folder.resolve("pipe.so");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link.so"), Path.of("/dev/zero"));
        for (Path none : new Path[] {pipe, link, folder}) {
            assertThatThrownBy(() -> InputPath.open(none))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("it is no regular file");
        }
        assertThatThrownBy(() -> InputPath.open(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        long before = descriptors();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> InputPath.open(folder)).isInstanceOf(IOException.class);
        }
        assertThat(descriptors()).isLessThan(before + 50);
    }

    private static long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
