package dev.gilspy.target;

import dev.gilspy.os.InputPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The file that a region of the target shows: that very file, although it may lie in another mount
 * namespace, or have been deleted or replaced since. Tried in this order: the kernel's link to the
 * mapped file (root only); the path inside the target's root folder and the link to the executable,
 * both checked; and last the mapped memory itself, which lacks what is not loaded.
 */
public final class MappedFile implements Closeable {
    private static final int CHECKED_BYTES = 4096;

    private final FileChannel channel;
    private final Optional<MappedImage> image;

    private MappedFile(FileChannel channel, Optional<MappedImage> image) {
        this.channel = channel;
        this.image = image;
    }

    /**
     * Opens the file of a region.
     *
     * @param maps at least all regions that show the file
     * @throws IOException if the region has no regular file, or its target has ended
     * @throws dev.gilspy.error.NotPermittedException if this user may not read the target
     */
    public static MappedFile open(Target target, List<MappedRegion> maps, MappedRegion region)
            throws IOException {
        Optional<FileChannel> file = openFile(target, maps, region);
        if (file.isPresent()) {
            return new MappedFile(file.get(), Optional.empty());
        }
        FileChannel memory = openMemory(target);
        return new MappedFile(memory, Optional.of(new MappedImage(memory, maps, region)));
    }

    /**
     * Reads bytes of the file.
     *
     * @param into filled from its position as far as possible
     * @param offset in the file
     * @return bytes read, -1 if the file has none there
     */
    public int read(ByteBuffer into, long offset) throws IOException {
        return image.isPresent() ? image.get().read(into, offset) : channel.read(into, offset);
    }

    /** Whether it is read from the target's memory, for want of a file. */
    public boolean fromMemory() {
        return image.isPresent();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<FileChannel> openFile(
            Target target, List<MappedRegion> maps, MappedRegion region) {
        String folder = target.folder().toString();
        // Put together by hand: the first use of a format string costs milliseconds at start-up.
        String range = Long.toHexString(region.start()) + "-" + Long.toHexString(region.end());
        Check any = (path, file) -> true;
        Check same = (path, file) -> shows(target, maps, region, path, file);
        return tryOpen(folder + "/map_files/" + range, any)
                .or(() -> tryOpen(folder + "/root" + insideRoot(target, region.path()), same))
                .or(() -> tryOpen(folder + "/exe", same));
    }

    /** A root folder that is no mount of its own (chroot) stands before the paths in maps. */
    private static String insideRoot(Target target, String path) {
        try {
            String root = Files.readSymbolicLink(target.folder().resolve("root")).toString();
            return path.startsWith(root + "/") ? path.substring(root.length()) : path;
        } catch (IOException e) {
            return path;
        }
    }

    private static Optional<FileChannel> tryOpen(String candidate, Check check) {
        FileChannel channel = null;
        boolean accepted = false;
        try {
            Path path = Path.of(candidate);
            channel = InputPath.open(path);
            accepted = check.accepts(path, channel);
            return accepted ? Optional.of(channel) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // The next candidate may do.
        } finally {
            if (channel != null && !accepted) {
                closeQuietly(channel);
            }
        }
    }

    /** Whether an opened file is the one that a region shows. */
    @FunctionalInterface
    private interface Check {
        boolean accepts(Path path, FileChannel file) throws IOException;
    }

    private static boolean shows(
            Target target,
            List<MappedRegion> maps,
            MappedRegion region,
            Path path,
            FileChannel file)
            throws IOException {
        var facts = Files.readAttributes(path, "unix:dev,ino");
        if (region.isFile((long) facts.get("dev"), (long) facts.get("ino"))) {
            return true;
        }
        // Overlay file systems print a device in maps, and once an inode, that stat(2) does not.
        Optional<MappedRegion> unchanged =
                maps.stream().filter(region::sameFile).filter(r -> !r.writable()).findFirst();
        return unchanged.isPresent() && sameContent(target, file, unchanged.get());
    }

    private static boolean sameContent(Target target, FileChannel file, MappedRegion region)
            throws IOException {
        ByteBuffer stored = ByteBuffer.allocate(CHECKED_BYTES);
        ByteBuffer mapped = ByteBuffer.allocate(CHECKED_BYTES);
        try (FileChannel memory = openMemory(target)) {
            memory.read(mapped, region.start());
        }
        file.read(stored, region.offset());
        return stored.position() > 0 && stored.flip().equals(mapped.flip().limit(stored.limit()));
    }

    private static FileChannel openMemory(Target target) throws IOException {
        try {
            return FileChannel.open(target.folder().resolve("mem"), StandardOpenOption.READ);
        } catch (IOException e) {
            throw target.failure(e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written; there is nothing to lose.
        }
    }
}
