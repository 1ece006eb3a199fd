package dev.gilspy.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gilspy.cli.Sink.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file under another name in its folder, and gives it its own when it is whole. */
final class ReplacedFile {
    private static final String FRESH_PERMISSIONS = "rw-r--r--";

    private ReplacedFile() {}

    /**
     * @param file not a symbolic link; it need not be there
     */
    static void write(Path file, Content content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), ".gilspy-", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(opened(fresh))) {
                content.writeTo(out);
            }
            allowWhatWasAllowed(file, fresh);
            Files.move(fresh, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Whoever may write into the folder may have put a link in its place. */
    private static OutputStream opened(Path fresh) throws IOException {
        return Files.newOutputStream(fresh, WRITE, TRUNCATE_EXISTING, NOFOLLOW_LINKS);
    }

    /** A temporary file is its maker's alone. */
    private static void allowWhatWasAllowed(Path file, Path fresh) throws IOException {
        PosixFileAttributeView now =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (Files.notExists(file)) {
            now.setPermissions(PosixFilePermissions.fromString(FRESH_PERMISSIONS));
            return;
        }
        PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);
        if (!before.owner().equals(now.getOwner())) {
            now.setOwner(before.owner());
        }
        if (!before.group().equals(now.readAttributes().group())) {
            now.setGroup(before.group());
        }
        now.setPermissions(before.permissions());
    }
}
