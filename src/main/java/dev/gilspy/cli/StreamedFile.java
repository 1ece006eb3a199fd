package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.os.OutputPath;
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
    private final OutputPath path;
    private final FileChannel file;
    private final boolean made;
    private final StandardOutput stream;
    private boolean begun;

    private StreamedFile(OutputPath path, FileChannel file, boolean made) {
        this.path = path;
        this.file = file;
        this.made = made;
        this.stream = new StandardOutput(Channels.newOutputStream(file), path.file().toString());
    }

    /**
     * @throws OutputException if it cannot be written
     */
    static StreamedFile open(Path path) {
        boolean made = Files.notExists(path);
        try {
            OutputPath output = OutputPath.of(path);
            return new StreamedFile(output, output.open(), made);
        } catch (IOException e) {
            throw OutputException.of(path, e);
        }
    }

    @Override
    public void write(Content content) {
        stream.write(
                out -> {
                    if (!begun && path.isRegular()) { // a pipe has no length to take away
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
                Files.deleteIfExists(path.file());
            }
        } catch (IOException e) {
            throw OutputException.of(path.file(), e);
        }
    }
}
