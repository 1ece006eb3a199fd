package dev.gilspy.target;

import java.util.List;

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

    /** Equal for the regions that show the same file. */
    public Object fileKey() {
        return List.of(device, inode, path);
    }

    /**
     * Whether the region shows the file with these numbers.
     *
     * @param statDevice as stat(2) gives it, see makedev(3)
     */
    boolean isFile(long statDevice, long statInode) {
        long major = statDevice >>> 8 & 0xfff;
        long minor = statDevice & 0xff | statDevice >>> 12 & 0xfff00;
        // As the kernel prints it, e.g. fe:00; without a format string, as this is the way to start
        String name = twoDigits(major) + ":" + twoDigits(minor);
        return statInode == inode && name.equals(device);
    }

    private static String twoDigits(long number) {
        String digits = Long.toHexString(number);
        return digits.length() < 2 ? "0" + digits : digits;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
}
