package dev.gilspy.source.kernel;

/**
 * What one of the programs saw of one process; {@code struct event} of native/kernel-source.bpf.c
 * with its stack numbered.
 *
 * @param nanos CLOCK_MONOTONIC
 * @param tid as the machine's first PID namespace has it; where gilspy sees other TIDs than that
 *     one's, as the thread's own does
 * @param flags see the constants
 * @param lastHolder the pthread_t of the thread whose state took the GIL last; 0 = not known
 * @param locked 1 if the GIL is held
 * @param gil slot of the GIL whose words these are, see {@link ObservedGils}
 * @param detail OUT: the task's state, 0 = runnable; WAIT, DROP: the futex command; WAITED: the
 *     call's result
 * @param interpreter ID of the one that the thread itself is in; {@link #UNTOLD} where it is the
 *     only one, or that is not known
 * @param switches the GIL's count of changes of holder
 * @param extra CLOCK: the instruction; OUT: the system call; IN: when it was woken, 0 = not known;
 *     WAIT, DROP: offset of the futex behind the GIL's first condition variable
 * @param contexts CLOCK, OUT: how often the thread has entered or left a context (PEP 567); 0 where
 *     that is not known
 * @param stack number of the thread's stack; {@link #NO_STACK} where it was not read
 */
record Event(
        long nanos,
        int tid,
        Kind kind,
        int flags,
        long lastHolder,
        int locked,
        int gil,
        int detail,
        int interpreter,
        long switches,
        long extra,
        long contexts,
        int stack) {
    /** In place of a stack's number. */
    static final int NO_STACK = -1;

    /** In place of an interpreter's ID. */
    static final int UNTOLD = -1;

    static final int WHOLE = 1;
    static final int SHIM = 2;
    static final int FAULT = 4;
    static final int WALKED = 8;
    static final int KERNEL_MODE = 16;
    static final int FIRST_ARGUMENT_ZERO = 32;
    static final int BLIND = 64;
    static final int LOCKED = 128;

    private static final int STATE_ENDED = 0x30;
    private static final int MINUS_ETIMEDOUT = -110;

    /** In the order of {@code enum kind}, from 1. */
    enum Kind {
        /** The thread has used another period of CPU time. */
        CLOCK,
        /** It leaves its CPU. */
        OUT,
        /** It gets a CPU. */
        IN,
        /** It calls futex(WAIT) on a word of the GIL. */
        WAIT,
        /** That call has returned. */
        WAITED,
        /** It has let go of the GIL and wakes one that waits. */
        DROP,
        /** It has been made. */
        BORN,
        /** It runs, and from now on the programs know it. */
        MET;

        /** Whether the thread itself has read the GIL's words. */
        boolean ownLook() {
            return this != IN && this != BORN && this != MET;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    static Kind kind(int number) {
        return KINDS[number - 1];
    }

    /** Whether the thread itself has read the words of the GIL where it is. */
    boolean readsGil() {
        return kind.ownLook() && !ended() && knowsGil();
    }

    /** Whether the GIL's words could be read. */
    boolean knowsGil() {
        return (flags & BLIND) == 0;
    }

    /** Whether the GIL's words say that this thread holds it. */
    boolean heldBy(long pthread) {
        return locked == 1 && lastHolder == pthread;
    }

    /** OUT: whether the thread could go on if it had a CPU. */
    boolean runnable() {
        return detail == 0;
    }

    /** OUT: whether the thread will never come back. */
    boolean ended() {
        return kind == Kind.OUT && (detail & STATE_ENDED) != 0;
    }

    /** WAITED: whether the thread has waited for a whole switch interval. */
    boolean timedOut() {
        return detail == MINUS_ETIMEDOUT;
    }
}
