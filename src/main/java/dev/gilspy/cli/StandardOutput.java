package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * This process's standard output, which, unlike {@link System#out}, says when writing fails; or
 * another stream that is written as it goes. May be written to again and again.
 */
final class StandardOutput implements Sink {
    private final OutputStream out;
    private final String name;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this(out, "standard output");
    }

    StandardOutput(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** Standard error, in place of the output. */
    static StandardOutput ofErrors() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.err), "standard error");
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
            throw OutputException.of(name, e);
        }
    }

    /** The next one comes after it. */
    @Override
    public void refresh(Content content) {
        write(content);
    }

    @Override
    public void discard() {
        // nothing was written to it yet
    }
}
