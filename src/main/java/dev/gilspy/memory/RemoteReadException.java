package dev.gilspy.memory;

/**
 * The target's memory could not be read at an address: it is not mapped, the process has gone, or
 * reading is not permitted. Never reaches the user: readers count it or turn it into a sentence.
 */
public final class RemoteReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;
    private final int length;
    private final int errno;

    /**
     * @param address in the target, unsigned
     * @param length bytes asked for
     * @param errno an {@link dev.gilspy.os.Errno}
     */
    public RemoteReadException(long address, int length, int errno) {
        super("cannot read %d bytes at 0x%x (errno %d)".formatted(length, address, errno));
        this.address = address;
        this.length = length;
        this.errno = errno;
    }

    public long address() {
        return address;
    }

    public int length() {
        return length;
    }

    public int errno() {
        return errno;
    }
}
