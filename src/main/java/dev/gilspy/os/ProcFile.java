package dev.gilspy.os;

import com.sun.jna.Native;

/**
 * A file under /proc, opened once and read again and again from its start, with one system call and
 * no allocation a read. It goes on naming the same thread: when that has ended, reading fails with
 * ESRCH, also when the kernel gives the TID to another.
 *
 * <p>Threads end at any moment, so a file that could not be opened is not an error: it reads like
 * that of a thread that is gone. The JVM has raised RLIMIT_NOFILE to the hard limit when it started
 * (its default, {@code -XX:+MaxFDLimit}); where that is not enough, opening fails with EMFILE.
 */
public final class ProcFile implements AutoCloseable {
    private static final int O_RDONLY_CLOEXEC = 0x80000;

    private int fd;
    private int errno;

    private ProcFile(int fd, int errno) {
        this.fd = fd;
        this.errno = errno;
    }

    /** Opens a file; allocates. */
    public static ProcFile open(String path) {
        int fd = Libc.open(path, O_RDONLY_CLOEXEC);
        return new ProcFile(fd, fd < 0 ? Native.getLastError() : 0);
    }

    public boolean isOpen() {
        return fd >= 0;
    }

    /**
     * Reads the file as it is now.
     *
     * @return the bytes read; -1 if that failed, which {@link #errno} then explains
     */
    public int read(ProcText into) {
        if (fd < 0) {
            into.filled(0);
            return -1;
        }
        long bytesRead = Libc.pread(fd, into.address(), into.capacity(), 0);
        errno = bytesRead < 0 ? Native.getLastError() : 0;
        into.filled((int) Math.max(0, bytesRead));
        return (int) bytesRead;
    }

    /**
     * Why opening or the last read failed; 0 if it did not. ESRCH or ENOENT: the thread is gone.
     */
    public int errno() {
        return errno;
    }

    /** Closes the file; reading it afterwards fails. Closing twice is harmless. */
    @Override
    public void close() {
        if (fd >= 0) {
            Libc.close(fd);
            fd = -1;
            errno = Errno.ENOENT;
        }
    }
}
