package dev.gilspy.target;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process's memory, as the kernel counts it page by page in /proc/PID/smaps_rollup (Linux 4.14+,
 * for those who may trace the process), huge pages included. Lines read like {@code Private_Dirty:
 * 108 kB}.
 *
 * <p>Counting takes the kernel 16 ms for each GB of small pages, and 17 ms for 65,000 mappings; it
 * holds the process's mmap lock meanwhile, but lets go after the mapping that it is at when the
 * process wants to change its mappings (Linux 5.10+, commit ff9f47f6f00c).
 *
 * @param residentBytes mapped and in RAM
 * @param proportionalBytes the same, each page divided by the number of processes that share it; -1
 *     if not known
 * @param uniqueBytes what no other process shares; -1 if not known
 */
public record MemoryUse(long residentBytes, long proportionalBytes, long uniqueBytes) {
    private static final long UNKNOWN = -1;
    private static final long KILOBYTE = 1024;
    private static final int RESIDENT_PAGES = 1; // field of statm, the first is 0

    /** Of x86_64, the only machine that gilspy runs on. */
    public static final long PAGE_BYTES = 4096;

    /** Counts the process's memory; empty if it has ended, or this user or kernel does not. */
    public static Optional<MemoryUse> count(Target target) {
        return Proc.read(target.folder().resolve("smaps_rollup")).flatMap(MemoryUse::parse);
    }

    /**
     * What the kernel keeps count of anyhow, without what is shared: {@code statm}. Costs next to
     * nothing, and may be wrong by some pages for each CPU. Empty if the process ends or has ended.
     */
    public static Optional<MemoryUse> resident(Target target) {
        return Proc.read(target.folder().resolve("statm")).flatMap(MemoryUse::parseResident);
    }

    static Optional<MemoryUse> parse(String rollup) {
        ProcStatus fields = ProcStatus.parse(rollup);
        if (bytes(fields, "Rss").isEmpty()) {
            return Optional.empty();
        }
        long ownHuge = bytes(fields, "Private_Hugetlb").orElse(0);
        long huge = ownHuge + bytes(fields, "Shared_Hugetlb").orElse(0);
        OptionalLong clean = bytes(fields, "Private_Clean");
        OptionalLong dirty = bytes(fields, "Private_Dirty");
        boolean known = clean.isPresent() && dirty.isPresent();
        OptionalLong proportional = bytes(fields, "Pss");
        return Optional.of(
                new MemoryUse(
                        bytes(fields, "Rss").getAsLong() + huge,
                        proportional.isPresent() ? proportional.getAsLong() + ownHuge : UNKNOWN,
                        known ? clean.getAsLong() + dirty.getAsLong() + ownHuge : UNKNOWN));
    }

    private static OptionalLong bytes(ProcStatus fields, String name) {
        String[] words = fields.text(name).split(" ");
        OptionalLong kilobytes = Numbers.decimal(words[0]);
        return kilobytes.isPresent()
                ? OptionalLong.of(kilobytes.getAsLong() * KILOBYTE)
                : kilobytes;
    }

    static Optional<MemoryUse> parseResident(String statm) {
        String[] fields = statm.split(" ");
        long pages =
                fields.length > RESIDENT_PAGES
                        ? Numbers.decimal(fields[RESIDENT_PAGES]).orElse(0)
                        : 0;
        return pages == 0
                ? Optional.empty()
                : Optional.of(new MemoryUse(pages * PAGE_BYTES, UNKNOWN, UNKNOWN));
    }

    /** Whether what is shared with other processes is known. */
    public boolean whole() {
        return uniqueBytes != UNKNOWN;
    }
}
