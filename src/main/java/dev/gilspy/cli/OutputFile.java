package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.os.OutputPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report's file. Opening it proves that it can be written; what it held is kept until the report
 * is there to take its place.
 */
final class OutputFile implements Sink {
    private final Path path;
    private final OutputPath output;
    private final FileChannel file;
    private final Unfinished unfinished;
    private boolean written;
    private boolean replaced;

    /**
     * @param unfinished null if it was there before
     */
    private OutputFile(Path path, OutputPath output, FileChannel file, Unfinished unfinished) {
        this.path = path;
        this.output = output;
        this.file = file;
        this.unfinished = unfinished;
    }

    /**
     * @throws OutputException if it cannot be written
     */
    static OutputFile open(Path path) {
        boolean made = Files.notExists(path);
        try {
            OutputPath output = OutputPath.of(path);
            FileChannel file = output.open();
            return new OutputFile(path, output, file, made ? Unfinished.of(output.file()) : null);
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void write(Content content) {
        // Where the disk is full, the report that is there is worth more than half of the new one.
        if (replaced || replaceable()) {
            replace(content);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
            if (output.isRegular()) { // a pipe or a device has no length to take away
                file.truncate(0);
            }
            content.writeTo(out);
            keep();
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    /** A pipe or a device has nothing that could be replaced: it gets the last report alone. */
    @Override
    public void refresh(Content content) {
        if (output.isRegular() || Files.notExists(output.file())) {
            replace(content);
        }
    }

    /** It is there to stay, however all this ends. */
    void keep() {
        written = true;
        if (unfinished != null) {
            unfinished.finished();
        }
    }

    /** Whether it is a file in a folder where another one may be made. */
    private boolean replaceable() {
        try {
            return output.isRegular()
                    && output.isReplaceable()
                    && Files.isWritable(output.file().getParent());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whoever reads it sees the old report or the new one, and never a part. */
    private void replace(Content content) {
        try {
            ReplacedFile.write(output, content);
            keep();
            replaced = true;
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void discard() {
        try {
            file.close();
            if (unfinished != null && !written) {
                Files.deleteIfExists(output.file());
                unfinished.finished();
            }
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }
}
