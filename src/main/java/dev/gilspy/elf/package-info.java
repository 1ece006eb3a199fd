/**
 * Reads what gilspy needs of 64-bit little-endian ELF files: segments, sections, symbols by name,
 * and where in memory a file was loaded. In: anything that gives bytes by offset ({@link
 * dev.gilspy.elf.ByteSource}). Out: {@link dev.gilspy.elf.ElfFile}. Format: elf(5), the System V
 * ABI; the GNU hash table as the GNU linker writes it.
 *
 * <p>The one hard thing: the bytes belong to the target and may be anything. Every offset is
 * checked by the read itself, every table and chain has an upper bound, and what does not fit is an
 * {@link dev.gilspy.elf.ElfException}. Memory use does not grow with the file: a symbol is found
 * through the hash table, or by passing over the tables once.
 *
 * <p>Why not a library: the one kept ELF reader for Java, JElf, turns every entry of a symbol table
 * into an object before the first can be asked for, refuses files without section headers, and
 * trusts the sizes it reads.
 */
package dev.gilspy.elf;
