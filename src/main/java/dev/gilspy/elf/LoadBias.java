package dev.gilspy.elf;

import dev.gilspy.target.MappedRegion;
import java.util.List;
import java.util.OptionalLong;

/** Where a file was loaded: what to add to its virtual addresses to get those in the target. */
final class LoadBias {
    private static final long PAGE_MASK = -4096L;

    private LoadBias() {}

    /**
     * Compares the loaded segments with the regions that show the file. An executable region is
     * trusted first, since a program may also map its own libraries as plain data.
     *
     * @param regions of this file only
     * @return the bias, 0 for a file with fixed addresses; empty if no region shows a segment
     */
    static OptionalLong of(ElfHeaders headers, List<MappedRegion> regions) {
        if (!headers.positionIndependent()) {
            return OptionalLong.of(0);
        }
        OptionalLong byCode = match(headers.segments(), regions, true);
        return byCode.isPresent() ? byCode : match(headers.segments(), regions, false);
    }

    private static OptionalLong match(
            List<Segment> segments, List<MappedRegion> regions, boolean executable) {
        for (MappedRegion region : regions) {
            for (Segment segment : segments) {
                if (segment.loaded()
                        && region.executable() == executable
                        && segment.executable() == executable
                        && (segment.offset() & PAGE_MASK) == region.offset()) {
                    return OptionalLong.of(region.start() - (segment.address() & PAGE_MASK));
                }
            }
        }
        return OptionalLong.empty();
    }
}
