package dev.gilspy.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gilspy.cli.Sink.Content;
import dev.gilspy.os.OutputPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Writes a file under another name in its folder, and gives it its own when it is whole: whoever
 * reads it sees what it held or what it is to hold, and never a part. Where somebody else could
 * change what has these names meanwhile, or the file is somebody else's, it is written in place.
 */
final class ReplacedFile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReplacedFile() {}

    /**
     * @param output a file, or where none is
     * @throws IOException if it cannot be written, or is not to be trusted
     */
    static void write(OutputPath output, Content content) throws IOException {
        if (output.isReplaceable()) {
            replace(output.file(), content);
            return;
        }
        try (OutputStream out = buffered(output.openEmpty())) {
            content.writeTo(out);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(".gilspy-" + Long.toHexString(RANDOM.nextLong()) + ".tmp");
        FileChannel opened =
                FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), SeenRecording.PRIVATE);
        Unfinished unfinished = Unfinished.of(fresh);
        try {
            try (OutputStream out = buffered(opened)) {
                content.writeTo(out);
            }
            allowWhatWasAllowed(file, fresh);
            Files.move(fresh, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
            unfinished.finished();
        }
    }

    private static OutputStream buffered(FileChannel channel) {
        return new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** A temporary file is its maker's alone; so is one whose predecessor is gone. */
    private static void allowWhatWasAllowed(Path file, Path fresh) throws IOException {
        if (Files.notExists(file, NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributeView now =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        PosixFileAttributes before =
                Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!before.group().equals(now.readAttributes().group())) {
            now.setGroup(before.group());
        }
        now.setPermissions(before.permissions());
    }
}
