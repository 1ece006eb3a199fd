package dev.gilspy.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A file as far as it is mapped into the target, read by file offset through /proc/PID/mem. Data
 * that the program has changed since shows as changed.
 */
final class MappedImage {
    private final FileChannel memory;
    private final List<MappedRegion> regions;

    MappedImage(FileChannel memory, List<MappedRegion> maps, MappedRegion file) {
        this.memory = memory;
        this.regions = maps.stream().filter(file::sameFile).toList();
    }

    /** As {@link FileChannel#read(ByteBuffer, long)}; ends at the end of the region. */
    int read(ByteBuffer into, long offset) throws IOException {
        for (MappedRegion region : regions) {
            long inside = offset - region.offset();
            long left = region.end() - region.start() - inside;
            if (inside >= 0 && left > 0) {
                ByteBuffer part = into.slice();
                part.limit((int) Math.min(part.limit(), left));
                int read = memory.read(part, region.start() + inside);
                into.position(into.position() + Math.max(read, 0));
                return read;
            }
        }
        return -1;
    }
}
