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
    private final boolean made;
    private boolean written;
    private boolean replaced;

    private OutputFile(Path path, OutputPath output, FileChannel file, boolean made) {
        this.path = path;
        this.output = output;
        this.file = file;
        this.made = made;
    }

    /**
     * @throws OutputException if it cannot be written
     */
    static OutputFile open(Path path) {
        boolean made = Files.notExists(path);
        try {
            OutputPath output = OutputPath.of(path);
            return new OutputFile(path, output, output.open(), made);
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
        written = true;
        try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
            if (output.isRegular()) { // a pipe or a device has no length to take away
                file.truncate(0);
            }
            content.writeTo(out);
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
            written = true;
            replaced = true;
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void discard() {
        try {
            file.close();
            if (made && !written) {
                Files.deleteIfExists(output.file());
            }
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }
}
