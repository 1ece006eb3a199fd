package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The text last read from a {@link ProcFile}, with a cursor that takes numbers from it. One serves
 * any number of files. Parsing allocates nothing and does not fail: what is not there reads as 0.
 * Not thread-safe.
 */
public final class ProcText {
    private final Memory memory;
    private final ByteBuffer bytes;
    private final long address;
    private int length;
    private int cursor;

    /** A text of up to {@code capacity} bytes; what a file has beyond that is not read. */
    public ProcText(int capacity) {
        memory = new Memory(capacity + (long) Long.BYTES);
        bytes = memory.getByteBuffer(0, memory.size());
        address = Pointer.nativeValue(memory);
    }

    /** Puts a text in without a file, for tests of parsers. */
    static ProcText of(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        ProcText result = new ProcText(Math.max(1, ascii.length));
        result.bytes.put(0, ascii);
        result.filled(ascii.length);
        return result;
    }

    long address() {
        return address;
    }

    int capacity() {
        return bytes.capacity() - Long.BYTES;
    }

    void filled(int newLength) {
        length = newLength;
        cursor = 0;
        bytes.putLong(length, 0); // so that words beyond the end are alike
    }

    /** Keeps the text's first bytes, up to eight for each element; behind its end they are 0. */
    void copyTo(long[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = wordAt(i * Long.BYTES);
        }
    }

    /** Whether the text begins as one did that was kept by {@link #copyTo}. */
    boolean startsAs(long[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != wordAt(i * Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    private long wordAt(int index) {
        return index < length ? bytes.getLong(index) : 0;
    }

    public int length() {
        return length;
    }

    /** The byte at an index, 0 beyond the end. */
    int at(int index) {
        return index < length ? bytes.get(index) : 0;
    }

    /** Moves to the next word of the line; false at the line's end. */
    boolean skipToWord() {
        while (at(cursor) == ' ') {
            cursor++;
        }
        return cursor < length && at(cursor) != '\n';
    }

    /** The next decimal number, which may be negative; stands behind it afterwards. */
    long nextDecimal() {
        skipToWord();
        boolean negative = at(cursor) == '-';
        if (negative) {
            cursor++;
        }
        long value = 0;
        for (int digit = at(cursor) - '0'; digit >= 0 && digit <= 9; digit = at(cursor) - '0') {
            value = value * 10 + digit;
            cursor++;
        }
        return negative ? -value : value;
    }

    /** The next hexadecimal number, unsigned, {@code 0x} before it; stands behind it afterwards. */
    long nextHex() {
        skipToWord();
        if (at(cursor) == '0' && at(cursor + 1) == 'x') {
            cursor += 2;
        }
        long value = 0;
        for (int digit = hexDigit(at(cursor)); digit >= 0; digit = hexDigit(at(cursor))) {
            value = value << 4 | digit;
            cursor++;
        }
        return value;
    }

    /** The value of a digit as the kernel prints it, in lower case; -1 if it is none. */
    private static int hexDigit(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }

    @Override
    public String toString() {
        byte[] copy = new byte[length];
        bytes.get(0, copy);
        return new String(copy, StandardCharsets.US_ASCII);
    }
}
