package dev.gilspy.classify;

import dev.gilspy.model.BlockedKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a thread sleeps in, by the number of its system call on x86_64
 * (arch/x86/entry/syscalls/syscall_64.tbl in Linux).
 */
public final class SystemCalls {
    public static final int FUTEX = 202;

    /** In place of a number: the thread sleeps outside any system call (page fault, stop). */
    public static final int NONE = -1;

    private static final int SELECT = 23;
    private static final int PSELECT6 = 270;
    private static final BlockedKind[] KINDS = new BlockedKind[512];
    private static final Map<Long, String> NAMES = new HashMap<>();

    static {
        Arrays.fill(KINDS, BlockedKind.OTHER);
        kind(
                BlockedKind.IO,
                "read 0 write 1 open 2 close 3 stat 4 fstat 5 lstat 6 pread64 17 pwrite64 18");
        kind(
                BlockedKind.IO,
                "readv 19 writev 20 sendfile 40 connect 42 accept 43 sendto 44 recvfrom 45");
        kind(BlockedKind.IO, "sendmsg 46 recvmsg 47 fsync 74 fdatasync 75 rename 82 mkdir 83");
        kind(
                BlockedKind.IO,
                "unlink 87 getdents64 217 openat 257 newfstatat 262 splice 275 tee 276");
        kind(BlockedKind.IO, "sync_file_range 277 accept4 288 preadv 295 pwritev 296 recvmmsg 299");
        kind(BlockedKind.IO, "sendmmsg 307 copy_file_range 326 preadv2 327 pwritev2 328 sync 162");
        kind(BlockedKind.IO, "io_getevents 208 io_uring_enter 426");
        kind(
                BlockedKind.POLL,
                "poll 7 select 23 epoll_wait 232 pselect6 270 ppoll 271 epoll_pwait 281");
        kind(BlockedKind.POLL, "epoll_pwait2 441");
        kind(
                BlockedKind.LOCK,
                "futex 202 semop 65 semtimedop 220 futex_waitv 449 futex_wait 455 fcntl 72");
        kind(BlockedKind.LOCK, "flock 73");
        kind(BlockedKind.SLEEP, "nanosleep 35 clock_nanosleep 230 pause 34 rt_sigsuspend 130");
        kind(BlockedKind.SLEEP, "rt_sigtimedwait 128");
        kind(BlockedKind.CHILD, "wait4 61 waitid 247 vfork 58");
        name("madvise 28 munmap 11 mmap 9 mprotect 10 ioctl 16 msgrcv 70 mq_timedreceive 243");
    }

    private SystemCalls() {}

    private static void kind(BlockedKind kind, String callsAndNumbers) {
        String[] words = callsAndNumbers.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            KINDS[Integer.parseInt(words[i + 1])] = kind;
        }
        name(callsAndNumbers);
    }

    private static void name(String callsAndNumbers) {
        String[] words = callsAndNumbers.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            NAMES.put(Long.valueOf(words[i + 1]), words[i]);
        }
    }

    /**
     * The kind of sleep.
     *
     * @param number of the call, or {@link #NONE}
     * @param firstArgument select() on no descriptor is a sleep: time.sleep() up to CPython 3.10
     */
    public static BlockedKind kindOf(long number, long firstArgument) {
        if ((number == SELECT || number == PSELECT6) && firstArgument == 0) {
            return BlockedKind.SLEEP;
        }
        return number >= 0 && number < KINDS.length ? KINDS[(int) number] : BlockedKind.OTHER;
    }

    /** The call's name, or {@code syscall N}; "" for {@link #NONE}. */
    public static String nameOf(long number) {
        return number == NONE ? "" : NAMES.getOrDefault(number, "syscall " + number);
    }
}
