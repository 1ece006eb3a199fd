package dev.gilspy.target;

/**
 * One line of /proc/PID/maps.
 *
 * @param start address in the target, inclusive
 * @param end address in the target, exclusive
 * @param offset in bytes, of the region's begin in its file
 * @param permissions as printed, e.g. {@code r-xp}
 * @param device of the file, as printed, e.g. {@code fe:00}
 * @param inode of the file; 0 if the region has none
 * @param path of the file in the target's own file system, without the mark of a deleted file; a
 *     name in brackets or "" if the region has no file
 * @param deleted whether the file's path is gone, or names another file by now
 */
public record MappedRegion(
        long start,
        long end,
        long offset,
        String permissions,
        String device,
        long inode,
        String path,
        boolean deleted) {

    public boolean executable() {
        return permissions.indexOf('x') >= 0;
    }

    public boolean writable() {
        return permissions.indexOf('w') >= 0;
    }

    /** Whether the region shows a file that could be opened by its path, were it still there. */
    public boolean hasFile() {
        return inode != 0 && path.startsWith("/");
    }

    /** Whether both regions show the same file. */
    public boolean sameFile(MappedRegion other) {
        return inode == other.inode && device.equals(other.device) && path.equals(other.path);
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
}
