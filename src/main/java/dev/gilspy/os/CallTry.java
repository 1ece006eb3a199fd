package dev.gilspy.os;

import com.sun.jna.Native;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Whether system calls reach the kernel, or a filter answers in its place: each is made in a way
 * that the kernel itself refuses for a reason that no filter gives. Changes nothing.
 */
public final class CallTry {
    private static final long SYS_PTRACE = 101;
    private static final long SYS_PERF_EVENT_OPEN = 298;
    private static final long SYS_BPF = 321;
    private static final int PTRACE_SEIZE = 0x4206;
    private static final int NO_COMMAND = 9_999;

    /** Above the highest that there can be, PID_MAX_LIMIT of linux/threads.h. */
    private static final int NO_PROCESS = 1 << 23;

    private CallTry() {}

    /** What bpf(2) answers where it is let through: EINVAL. */
    public static int bpf() {
        return errno(Libc.syscall(SYS_BPF, NO_COMMAND, 0, 0, 0, 0));
    }

    /** What perf_event_open(2) answers where it is let through: EFAULT. */
    public static int perfEventOpen() {
        return errno(Libc.syscall(SYS_PERF_EVENT_OPEN, 0, 0, -1, -1, 0));
    }

    /** What ptrace(2) answers where it is let through: ESRCH. */
    public static int ptrace() {
        return errno(Libc.syscall(SYS_PTRACE, PTRACE_SEIZE, NO_PROCESS, 0, 0, 0));
    }

    /**
     * Whether a thread may be traced: begins to, without stopping it, and is gone at once, with
     * which the kernel ends it.
     *
     * @return 0, or why not
     */
    public static int seize(int tid) {
        FutureTask<Integer> attempt = new FutureTask<>(() -> seizeHere(tid));
        Thread tracer = new Thread(attempt, "gilspy-seize");
        tracer.start();
        try {
            tracer.join();
            return attempt.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Errno.EINTR;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static int seizeHere(int tid) {
        Ptrace ptrace = new Ptrace();
        return ptrace.seize(tid) ? 0 : ptrace.errno();
    }

    private static int errno(long result) {
        return result < 0 ? Native.getLastError() : 0;
    }
}
