package dev.gilspy.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gilspy.error.OutputException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written as it goes, again and again. What it held is kept until there is something
 * to write.
 */
final class StreamedFile implements Sink {
    private final Path path;
    private final FileChannel file;
    private final boolean made;
    private final StandardOutput stream;
    private boolean begun;

    private StreamedFile(Path path, FileChannel file, boolean made) {
        this.path = path;
        this.file = file;
        this.made = made;
        this.stream = new StandardOutput(Channels.newOutputStream(file), path.toString());
    }

    /**
     * @throws OutputException if it cannot be written
     */
    static StreamedFile open(Path path) {
        boolean made = Files.notExists(path);
        try {
            return new StreamedFile(path, FileChannel.open(path, CREATE, WRITE), made);
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void write(Content content) {
        stream.write(
                out -> {
                    if (!begun && Files.isRegularFile(path)) { // a pipe has no length to take away
                        file.truncate(0);
                    }
                    begun = true;
                    content.writeTo(out);
                });
    }

    /** The next one comes after it. */
    @Override
    public void refresh(Content content) {
        write(content);
    }

    @Override
    public void discard() {
        try {
            file.close();
            if (made && !begun) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }
}
