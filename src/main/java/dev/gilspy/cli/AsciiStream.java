package dev.gilspy.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gilspy.report.Ascii;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes UTF-8 and gives ASCII, to a terminal whose locale has no more. Each character becomes one
 * that looks like it and takes as many columns.
 */
final class AsciiStream extends FilterOutputStream {
    private static final int ASCII_END = 0x80;
    private static final int LONGEST = 4;

    private final byte[] character = new byte[LONGEST];
    private int length;
    private int missing;

    AsciiStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void write(int b) throws IOException {
        int unsigned = b & 0xff;
        boolean continues = (unsigned & 0xc0) == 0x80;
        if (!continues) {
            writeCharacter(); // one that was cut off
            missing = following(unsigned);
        } else {
            missing--;
        }
        character[length++] = (byte) b;
        if (missing <= 0) {
            writeCharacter();
        }
    }

    /** Bytes that follow the first one of a character, RFC 3629. */
    private static int following(int first) {
        if (first < ASCII_END) {
            return 0;
        }
        return first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    }

    private void writeCharacter() throws IOException {
        if (length > 0) {
            String text = new String(character, 0, length, UTF_8);
            out.write(Ascii.of(text).getBytes(US_ASCII));
            length = 0;
        }
    }
}
