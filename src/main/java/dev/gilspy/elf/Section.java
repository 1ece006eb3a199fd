package dev.gilspy.elf;

/**
 * A section header.
 *
 * @param type SHT_ number
 * @param address virtual address before loading; 0 if the section is not loaded
 * @param offset in the file, bytes
 * @param size in bytes
 * @param link index of the section that belongs to this one: a symbol table's strings
 */
public record Section(String name, int type, long address, long offset, long size, int link) {
    private static final int NOBITS = 8;

    /** Whether the file holds its content; .bss has none. */
    public boolean stored() {
        return type != NOBITS;
    }
}
