package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.ElfSymbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class MappedFileLiveTest {

    @Test
    void findsSymbolsInTheMemoryOfATargetWhoseFileCannotBeOpened() throws IOException {
        try (var process = LiveProcess.start("sleep", "60")) {
            Target target = Target.open(process.pid());
            List<MappedRegion> maps = target.maps();
            MappedRegion libc = regionOf("libc.so", maps);
            List<MappedRegion> regions = maps.stream().filter(libc::sameFile).toList();
            try (var memory = FileChannel.open(target.folder().resolve("mem"));
                    var file = FileChannel.open(Path.of(libc.path()))) {
                MappedImage image = new MappedImage(memory, maps, libc);
                ElfSymbol inFile = ElfFile.read(file::read).dynamicSymbol("malloc").orElseThrow();
                assertThat(ElfFile.readImage(image::read, regions).dynamicSymbol("malloc"))
                        .contains(inFile);
            }
        }
    }

    @Test
    void readsTheMappedFile() throws IOException {
        try (var process = LiveProcess.start("sleep", "60")) {
            Target target = Target.open(process.pid());
            List<MappedRegion> maps = target.maps();
            try (var file = MappedFile.open(target, maps, regionOf("/sleep", maps))) {
                ByteBuffer magic = ByteBuffer.allocate(4);
                assertThat(file.read(magic, 0)).isEqualTo(4);
                assertThat(magic.array()).containsExactly(0x7f, 'E', 'L', 'F');
                assertThat(file.fromMemory()).isFalse();
            }
        }
    }

    private static MappedRegion regionOf(String name, List<MappedRegion> maps) {
        return maps.stream()
                .filter(region -> region.path().contains(name))
                .findFirst()
                .orElseThrow();
    }
}
