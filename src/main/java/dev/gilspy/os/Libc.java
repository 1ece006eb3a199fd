package dev.gilspy.os;

import com.sun.jna.Native;

/**
 * libc calls under their own C names, by JNA's direct mapping. Pointers are {@code long} addresses,
 * so that no call allocates. A call that fails returns -1 and leaves its errno in {@link
 * Native#getLastError}, except where said otherwise.
 */
final class Libc {
    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    /** See open(2). Returns a file descriptor. */
    static native int open(String path, int flags);

    /** See pread(2). Returns the bytes read, 0 at the end of the file. */
    static native long pread(int fd, long buffer, long count, long offset);

    /** See close(2). */
    static native int close(int fd);

    /** See clock_gettime(2). */
    static native int clock_gettime(int clock, long timespec);

    /** See clock_nanosleep(2). Returns 0, or the error number itself. */
    static native int clock_nanosleep(int clock, int flags, long request, long remain);

    /** See sched_setscheduler(2). A pid of 0 is the calling thread. */
    static native int sched_setscheduler(int pid, int policy, long param);

    /** See sched_setscheduler(2). Returns the policy with its flags. */
    static native int sched_getscheduler(int pid);

    /** See setpriority(2). On Linux PRIO_PROCESS with 0 is the calling thread alone. */
    static native int setpriority(int which, int who, int nice);

    /** See getpriority(2): the nice value, also where it is -1. */
    static native int getpriority(int which, int who);

    /** See prctl(2). */
    static native int prctl(int option, long arg2, long arg3, long arg4, long arg5);

    /**
     * See syscall(2); for calls that libc has no function for. Variadic in C; arguments that a call
     * does not have are passed as 0.
     */
    static native long syscall(long number, long a, long b, long c, long d, long e);

    /** See ioctl(2). Variadic in C; what is passed the same way is declared here. */
    static native int ioctl(int fd, long request, long argument);

    /** See mmap(2). Returns the address. */
    static native long mmap(
            long address, long length, int protection, int flags, int fd, long offset);

    /** See munmap(2). */
    static native int munmap(long address, long length);

    /** See setrlimit(2). Takes a struct rlimit of two longs. */
    static native int setrlimit(int resource, long limits);

    /** See tcgetattr(3). Fills a struct termios. */
    static native int tcgetattr(int fd, long termios);

    /** See tcsetattr(3). */
    static native int tcsetattr(int fd, int when, long termios);

    /** See raise(3). Sends a signal to the calling thread. */
    static native int raise(int signal);

    /** See ptrace(2). Variadic in C; what is passed the same way is declared here. */
    static native long ptrace(int request, int tid, long address, long data);

    /** See waitid(2). Fills a siginfo_t of 128 bytes. */
    static native int waitid(int idType, int id, long siginfo, int options);
}
