package dev.gilspy.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Goes between us and a writer that swallows failures and has no flush: closing it flushes, and
 * leaves the stream below open; {@link #check} throws the failure that the writer kept to itself.
 */
final class HonestStream extends FilterOutputStream {
    private IOException failure;

    HonestStream(OutputStream below) {
        super(below);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        check();
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        check();
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
