package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** This process's standard output, which, unlike {@link System#out}, says when writing fails. */
final class StandardOutput implements Sink {
    private final OutputStream out;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /**
     * @throws ClosedPipeException if whoever reads it has gone
     */
    @Override
    public void write(Content content) {
        OutputStream buffered = new BufferedOutputStream(out);
        try {
            content.writeTo(buffered);
            buffered.flush();
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                throw new ClosedPipeException(e);
            }
            throw OutputException.of("standard output", e);
        }
    }

    @Override
    public void discard() {
        // nothing was written to it yet
    }
}
