package dev.gilspy.report;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * JSON in which what a terminal or an editor would obey or hide is escaped, so that it reads as the
 * same text and may be looked at. JSON itself asks for that only below a space; outside of strings
 * there is nothing else.
 */
public final class PrintableJson extends FilterWriter {
    private static final int FIRST_DOUBTFUL = 0x7f;

    /** Writes it as UTF-8. */
    public static PrintableJson to(OutputStream out) {
        return new PrintableJson(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    /**
     * @param out gets characters that stand for themselves
     */
    public PrintableJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(Character.toString((char) c), 0, 1);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        write(new String(characters, from, length), 0, length);
    }

    /** A character that takes two {@code char}s must not be divided between two calls. */
    @Override
    public void write(String text, int from, int length) throws IOException {
        int end = from + length;
        int kept = from;
        for (int at = from; at < end; ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (c >= FIRST_DOUBTFUL && !Printable.isShown(c)) {
                out.write(text, kept, at - kept);
                escape(text, at, next);
                kept = next;
            }
            at = next;
        }
        out.write(text, kept, end - kept);
    }

    private void escape(String text, int from, int to) throws IOException {
        for (int at = from; at < to; at++) {
            out.write("\\u%04x".formatted((int) text.charAt(at)));
        }
    }
}
