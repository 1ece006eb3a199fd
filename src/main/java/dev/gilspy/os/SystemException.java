package dev.gilspy.os;

/** A system call that was refused. */
public final class SystemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * @param what was tried, e.g. {@code loading a BPF program}
     * @param errno see {@link Errno}
     */
    public SystemException(String what, int errno) {
        super("%s failed (errno %d)".formatted(what, errno));
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }
}
