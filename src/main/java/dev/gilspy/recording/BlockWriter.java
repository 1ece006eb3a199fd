package dev.gilspy.recording;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gilspy.os.OutputPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a recording's preamble and blocks, each with one system call, nothing kept back. */
final class BlockWriter implements Closeable {
    private final WritableByteChannel file;

    private BlockWriter(WritableByteChannel file) {
        this.file = file;
    }

    /** Creates or empties a file, and begins to write. */
    static BlockWriter open(Path path) throws IOException {
        return open(OutputPath.of(path).openEmpty());
    }

    /**
     * Begins to write a file of a name that nobody chose. What has that name is removed: a link
     * would have us write somewhere else.
     */
    static BlockWriter openNew(Path path) throws IOException {
        Files.deleteIfExists(path);
        return open(FileChannel.open(path, CREATE_NEW, WRITE));
    }

    static BlockWriter open(WritableByteChannel file) throws IOException {
        try {
            BlockWriter writer = new BlockWriter(file);
            writer.writeFully(BlockFormat.preamble());
            return writer;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    void write(Wire.Block block) throws IOException {
        writeFully(BlockFormat.block(block.toByteArray()));
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
