package dev.gilspy.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file whose name a target chose. It is looked at before it is opened, and what is opened is what
 * was looked at: a pipe would keep us waiting, and to open a device may do something.
 */
public final class InputPath {
    /** See open(2) and fcntl.h of x86_64: O_PATH | O_CLOEXEC. */
    private static final int JUST_THE_PATH = 0x200000 | 0x80000;

    private InputPath() {}

    /**
     * Opens a regular file to read.
     *
     * @throws IOException if there is none
     */
    public static FileChannel open(Path path) throws IOException {
        int descriptor = Libc.open(path.toString(), JUST_THE_PATH);
        if (descriptor < 0) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            Path opened = Path.of("/proc/self/fd/" + descriptor);
            if (!Files.isRegularFile(opened)) {
                throw new FileSystemException(path.toString(), null, "it is no regular file");
            }
            return FileChannel.open(opened, StandardOpenOption.READ);
        } finally {
            Libc.close(descriptor);
        }
    }
}
