package dev.gilspy.elf;

import java.io.IOException;

/** The bytes are not an ELF file of the kind that gilspy reads, or contradict themselves. */
public final class ElfException extends IOException {
    private static final long serialVersionUID = 1L;

    public ElfException(String message) {
        super(message);
    }
}
