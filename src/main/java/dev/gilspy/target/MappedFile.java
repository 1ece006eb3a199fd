package dev.gilspy.target;

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
 * namespace, or have been deleted or replaced since. Tried in this order, and checked: the path
 * inside the target's root folder, the kernel's link to the mapped file (root only), the link to
 * the executable, and last the mapped memory itself, which lacks what is not loaded.
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
     * @param maps all regions of the target
     * @throws IOException if the region has no regular file, or its target has ended
     * @throws dev.gilspy.error.NotPermittedException if this user may not read the target
     */
    public static MappedFile open(Target target, List<MappedRegion> maps, MappedRegion region)
            throws IOException {
        for (String candidate : candidates(target, region)) {
            Optional<FileChannel> opened = tryOpen(target, candidate, region);
            if (opened.isPresent()) {
                return new MappedFile(opened.get(), Optional.empty());
            }
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

    private static List<String> candidates(Target target, MappedRegion region) {
        String folder = target.folder().toString();
        // Put together by hand: the first use of a format string costs milliseconds at start-up.
        String range = Long.toHexString(region.start()) + "-" + Long.toHexString(region.end());
        return List.of(
                folder + "/root" + region.path(), folder + "/map_files/" + range, folder + "/exe");
    }

    private static Optional<FileChannel> tryOpen(
            Target target, String candidate, MappedRegion region) {
        FileChannel channel = null;
        boolean accepted = false;
        try {
            Path path = Path.of(candidate);
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            channel = FileChannel.open(path, StandardOpenOption.READ);
            long inode = (Long) Files.getAttribute(path, "unix:ino");
            accepted = inode == region.inode() || sameContent(target, channel, region);
            return accepted ? Optional.of(channel) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // The next candidate may do.
        } finally {
            if (channel != null && !accepted) {
                closeQuietly(channel);
            }
        }
    }

    /** Overlay file systems print an inode in maps that is not the one that stat(2) gives. */
    private static boolean sameContent(Target target, FileChannel file, MappedRegion region)
            throws IOException {
        if (region.writable()) {
            return false;
        }
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
