package dev.gilspy.model;

/**
 * An OS thread that has a Python thread state.
 *
 * @param id counts from 0 within one process of one recording; never given to a second thread, also
 *     when the kernel reuses the TID
 * @param tid as this machine's /proc shows it
 * @param localTid as its own PID namespace (its container) calls it; the same where that is ours
 * @param name from {@code threading}; "" while it is not known
 * @param interpreter id of the interpreter it belongs to; the main one is 0
 */
public record ThreadInfo(int id, int tid, int localTid, String name, int interpreter) {
    /** In place of a thread's id: nobody held the GIL. */
    public static final int NOBODY = -1;

    /** In place of a thread's id: somebody held the GIL, and who is not known. */
    public static final int UNKNOWN = -2;

    /** A thread that its own PID namespace calls as we do. */
    public ThreadInfo(int id, int tid, String name, int interpreter) {
        this(id, tid, tid, name, interpreter);
    }

    /** The same thread, which its container calls otherwise. */
    public ThreadInfo calledInside(int newLocalTid) {
        return new ThreadInfo(id, tid, newLocalTid, name, interpreter);
    }

    /** The same thread under its name. */
    public ThreadInfo named(String newName) {
        return new ThreadInfo(id, tid, localTid, newName, interpreter);
    }

    /** The same thread in another interpreter. */
    public ThreadInfo in(int newInterpreter) {
        return new ThreadInfo(id, tid, localTid, name, newInterpreter);
    }

    /** Whether users of its container see another TID than we do. */
    public boolean inContainer() {
        return localTid != tid;
    }
}
