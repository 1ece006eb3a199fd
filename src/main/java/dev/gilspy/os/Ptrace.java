package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The few ptrace(2) requests that stop a thread and let it go, and waitid(2) to see how far it is.
 * All calls on one thread must come from the OS thread that seized it. Allocates nothing.
 *
 * <p>Stops are looked at with WNOWAIT, never consumed. If this process is killed while a thread
 * stands before delivery of a signal, the kernel lets the thread run on with the signal that the
 * stop still holds; consuming the stop would take the signal away.
 */
final class Ptrace {
    /** What {@link #look} saw of a thread. */
    enum Look {
        /** It has not stopped yet. */
        RUNS,
        /** It stands, and may be read and detached. */
        STANDS,
        /** It has ended and waits to be reaped. */
        ENDED,
        /** It is not, or no longer, traced by this thread. */
        NOT_TRACED
    }

    private static final int PTRACE_DETACH = 17;
    private static final int PTRACE_SEIZE = 0x4206;
    private static final int PTRACE_INTERRUPT = 0x4207;

    private static final int P_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WSTOPPED = 2;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    private static final int WALL = 0x4000_0000;
    private static final int LOOK = WSTOPPED | WEXITED | WNOHANG | WNOWAIT | WALL;
    private static final int REAP = WEXITED | WNOHANG | WALL;

    private static final int CLD_TRAPPED = 4;
    private static final int SIGINFO_BYTES = 128;
    private static final int SI_CODE = 8; // offsets in siginfo_t
    private static final int SI_PID = 16;
    private static final int SI_STATUS = 24;

    private final Memory memory = new Memory(SIGINFO_BYTES);
    private final long address = Pointer.nativeValue(memory);
    private final ByteBuffer siginfo =
            memory.getByteBuffer(0, SIGINFO_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int errno;

    /** Begins to trace a thread without stopping it. */
    boolean seize(int tid) {
        return request(PTRACE_SEIZE, tid, 0);
    }

    /** Asks a seized thread to stop; it does so when it next leaves the kernel. */
    boolean interrupt(int tid) {
        return request(PTRACE_INTERRUPT, tid, 0);
    }

    /**
     * Lets a standing thread run on untraced. A thread that job control had stopped, say SIGSTOP,
     * goes back to that.
     *
     * @param signal delivered to it as it goes; 0 for none
     */
    boolean detach(int tid, int signal) {
        return request(PTRACE_DETACH, tid, signal);
    }

    /** How far a thread is; returns at once and changes nothing. */
    Look look(int tid) {
        siginfo.putInt(SI_PID, 0);
        if (Libc.waitid(P_PID, tid, address, LOOK) != 0) {
            return Look.NOT_TRACED;
        }
        if (siginfo.getInt(SI_PID) == 0) {
            return Look.RUNS;
        }
        return siginfo.getInt(SI_CODE) == CLD_TRAPPED ? Look.STANDS : Look.ENDED;
    }

    /**
     * The signal that the thread last seen standing was about to get, 0 if none. A status is the
     * stop's event in the second byte over its signal; only a stop without an event delivers one.
     */
    int pendingSignal() {
        int status = siginfo.getInt(SI_STATUS);
        return status >> 8 == 0 ? status : 0;
    }

    /** Takes notice of a thread's end, without which its process cannot end. */
    boolean reap(int tid) {
        return Libc.waitid(P_PID, tid, address, REAP) == 0;
    }

    /** Why the last request failed; 0 if it did not. */
    int errno() {
        return errno;
    }

    private boolean request(int request, int tid, long data) {
        boolean done = Libc.ptrace(request, tid, 0, data) == 0;
        errno = done ? 0 : Native.getLastError();
        return done;
    }
}
