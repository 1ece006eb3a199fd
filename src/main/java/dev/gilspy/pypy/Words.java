package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An object of PyPy's heap, as words of eight bytes. Word 0 is the garbage collector's header,
 * whose lower half numbers the object's type. PyPy, rpython/memory/gctypelayout.py.
 */
record Words(ByteBuffer bytes, int count) {
    private static final Words NONE = new Words(ByteBuffer.allocate(0), 0);

    /**
     * An RPython string (rpython/rtyper/lltypesystem/rstr.py): header, hash, length, characters.
     */
    private static final int LENGTH_WORD = 2;

    private static final int CHARACTERS_AT = 24;

    /** Longer texts are no names. */
    private static final int LONGEST_TEXT = 4096;

    /**
     * Reads some words; none if they cannot be read, as where the address is none.
     *
     * @param count fewer are read if the memory ends before
     */
    static Words at(RemoteMemory memory, long address, int count) {
        if (address <= 0 || address % Long.BYTES != 0) {
            return NONE;
        }
        // What ends at a page's end must not take along what lies before it.
        for (int words = count; words > 0; words /= 2) {
            try {
                byte[] bytes = memory.readBytes(address, words * Long.BYTES);
                return new Words(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), words);
            } catch (RemoteReadException e) {
                // Fewer, perhaps.
            }
        }
        return NONE;
    }

    /** A word; 0 if it was not read. */
    long get(int index) {
        return index < count ? bytes.getLong(index * Long.BYTES) : 0;
    }

    /** The number of the object's type. */
    int type() {
        return count == 0 ? 0 : bytes.getInt(0);
    }

    /** The text of an RPython string; empty if there is none at the address. */
    static Optional<String> text(RemoteMemory memory, long address) {
        Words header = at(memory, address, LENGTH_WORD + 1);
        long length = header.get(LENGTH_WORD);
        if (length <= 0 || length > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            byte[] characters = memory.readBytes(address + CHARACTERS_AT, (int) length);
            return Optional.of(new String(characters, StandardCharsets.UTF_8));
        } catch (RemoteReadException e) {
            return Optional.empty();
        }
    }
}
