package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads str objects. CPython, Include/cpython/unicodeobject.h (PEP 393): a compact string's
 * characters follow its header, one, two or four bytes each.
 */
public final class UnicodeObjects {
    /** Longest name or path worth reading, in characters. */
    private static final int LONGEST = 8192;

    private static final Charset UCS2 = StandardCharsets.UTF_16LE;
    private static final Charset UCS4 = Charset.forName("UTF-32LE");

    private final RemoteMemory memory;
    private final int lengthAt;
    private final int stateAt;
    private final int asciiHeader;
    private final int compactHeader;
    private final long kindMask;
    private final long compactMask;
    private final long asciiMask;

    public UnicodeObjects(RemoteMemory memory, Layout layout) {
        this.memory = memory;
        lengthAt = layout.offset("PyASCIIObject", "length");
        stateAt = layout.offset("PyASCIIObject", "state");
        asciiHeader = layout.struct("PyASCIIObject").size();
        compactHeader = layout.struct("PyCompactUnicodeObject").size();
        kindMask = layout.fact("unicode_kind_mask");
        compactMask = layout.fact("unicode_compact_mask");
        asciiMask = layout.fact("unicode_ascii_mask");
    }

    /**
     * Whether this is a str of exactly these characters. Cheaper than to read it.
     *
     * @param text of ASCII characters
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    boolean equals(long address, String text) {
        return memory.readLong(address + lengthAt) == text.length()
                && read(address).filter(text::equals).isPresent();
    }

    /**
     * Reads a str.
     *
     * @return empty if this cannot be one
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    public Optional<String> read(long address) {
        ByteBuffer header =
                ByteBuffer.wrap(memory.readBytes(address, asciiHeader))
                        .order(ByteOrder.LITTLE_ENDIAN);
        long length = header.getLong(lengthAt);
        long state = header.getInt(stateAt);
        long kind = (state & kindMask) / Long.lowestOneBit(kindMask);
        boolean plausible =
                length >= 0
                        && length <= LONGEST
                        && (state & compactMask) != 0
                        && (kind == 1 || kind == 2 || kind == 4);
        if (!plausible) {
            return Optional.empty();
        }
        int start = (state & asciiMask) != 0 ? asciiHeader : compactHeader;
        byte[] characters = memory.readBytes(address + start, (int) (length * kind));
        return Optional.of(new String(characters, charset(kind)));
    }

    private static Charset charset(long kind) {
        if (kind == 1) {
            return StandardCharsets.ISO_8859_1;
        }
        return kind == 2 ? UCS2 : UCS4;
    }
}
