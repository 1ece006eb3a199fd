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
    private static final String NAME = "standard output";

    private final OutputStream out;
    private final String name;

    StandardOutput() {
        this(Terminal.ofThisProcess().shownOutput(new FileOutputStream(FileDescriptor.out)), NAME);
    }

    StandardOutput(OutputStream out) {
        this(out, NAME);
    }

    StandardOutput(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** Standard error, in place of the output. */
    static StandardOutput ofErrors() {
        OutputStream out = new FileOutputStream(FileDescriptor.err);
        return new StandardOutput(Terminal.ofThisProcess().shownErrors(out), "standard error");
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
            throw failure(name, e);
        }
    }

    /** What a failure to write to standard output is. */
    static RuntimeException failure(IOException cause) {
        return failure(NAME, cause);
    }

    private static RuntimeException failure(String name, IOException cause) {
        return "Broken pipe".equals(cause.getMessage())
                ? new ClosedPipeException(cause)
                : OutputException.of(name, cause);
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
