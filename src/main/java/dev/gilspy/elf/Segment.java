package dev.gilspy.elf;

/**
 * A program header: what is loaded, or (PT_DYNAMIC) what the loader needs to know.
 *
 * @param type PT_ number
 * @param flags PF_ bits
 * @param offset in the file, bytes
 * @param address virtual address before loading
 * @param fileSize bytes that the file has of it
 * @param memorySize bytes that it takes in memory; the rest is zero
 */
public record Segment(
        int type, int flags, long offset, long address, long fileSize, long memorySize) {
    static final int LOAD = 1;
    static final int DYNAMIC = 2;

    private static final int FLAG_EXECUTABLE = 1;
    private static final int FLAG_WRITABLE = 2;

    public boolean loaded() {
        return type == LOAD;
    }

    public boolean executable() {
        return (flags & FLAG_EXECUTABLE) != 0;
    }

    public boolean writable() {
        return (flags & FLAG_WRITABLE) != 0;
    }

    /** Whether the file has the byte for this virtual address. */
    boolean holds(long virtualAddress) {
        return Long.compareUnsigned(virtualAddress - address, fileSize) < 0;
    }
}
