package dev.gilspy.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A stream that knows afterwards why it failed; a PrintWriter on top of it only knows that. */
final class RememberingStream extends FilterOutputStream {
    private IOException failure;

    RememberingStream(OutputStream out) {
        super(out);
    }

    /** The first failure; empty if there was none. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    private void attempt(Step step) throws IOException {
        try {
            step.take();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    private interface Step {
        void take() throws IOException;
    }
}
