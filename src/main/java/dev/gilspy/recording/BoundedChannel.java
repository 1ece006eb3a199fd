package dev.gilspy.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A file that takes no more than so many bytes: what would not fit is refused as a whole. */
final class BoundedChannel implements WritableByteChannel {
    private final FileChannel file;
    private final long mostBytes;

    BoundedChannel(FileChannel file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (file.position() + bytes.remaining() > mostBytes) {
            throw new IOException("it may not be larger than %d bytes".formatted(mostBytes));
        }
        return file.write(bytes);
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
