package dev.gilspy.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gilspy.error.OutputException;
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
    private final FileChannel file;
    private final boolean made;
    private boolean written;
    private boolean replaced;

    private OutputFile(Path path, FileChannel file, boolean made) {
        this.path = path;
        this.file = file;
        this.made = made;
    }

    /**
     * @throws OutputException if it cannot be written
     */
    static OutputFile open(Path path) {
        boolean made = Files.notExists(path);
        try {
            return new OutputFile(path, FileChannel.open(path, CREATE, WRITE), made);
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void write(Content content) {
        written = true;
        if (replaced) { // what is held open has no name any more
            replace(content);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
            if (Files.isRegularFile(path)) { // a pipe or a device has no length to take away
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
        if (Files.isRegularFile(path) || Files.notExists(path)) {
            replace(content);
        }
    }

    /** Whoever reads it sees the old report or the new one, and never a part. */
    private void replace(Content content) {
        try {
            Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            ReplacedFile.write(real, content);
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
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }
}
