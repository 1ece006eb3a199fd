package dev.gilspy.elf;

import java.util.List;
import java.util.OptionalLong;

/**
 * Translates virtual addresses into file offsets.
 *
 * @param segments of the file
 * @param relocatedBy what the dynamic loader has added to the addresses in PT_DYNAMIC; 0 in a file,
 *     the load bias in memory
 */
record ElfAddresses(List<Segment> segments, long relocatedBy) {

    OptionalLong find(long address) {
        return segments.stream()
                .filter(segment -> segment.loaded() && segment.holds(address))
                .mapToLong(segment -> segment.offset() + (address - segment.address()))
                .findFirst();
    }

    /** As {@link #find}, for an address out of PT_DYNAMIC, relocated or not. */
    long offsetOf(long address) throws ElfException {
        OptionalLong plain = find(address);
        OptionalLong offset = plain.isPresent() ? plain : find(address - relocatedBy);
        return offset.orElseThrow(
                () -> new ElfException("address 0x%x is in no segment".formatted(address)));
    }
}
