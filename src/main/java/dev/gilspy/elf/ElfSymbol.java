package dev.gilspy.elf;

/**
 * A defined symbol.
 *
 * @param address virtual address before loading
 * @param size in bytes; 0 if not known
 * @param table the table it stands in: {@code .dynsym} or {@code .symtab}
 */
public record ElfSymbol(String name, long address, long size, String table) {}
