package dev.gilspy.source;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.NativeThreadIds;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.target.Namespaces;
import dev.gilspy.target.Target;

/** Which OS thread a thread state belongs to. Not thread-safe. */
public final class OsThreads {
    private final Namespaces namespaces;
    private final NativeThreadIds ids;

    public OsThreads(Target target, CpythonProcess process) {
        this(target, process.memory());
    }

    public OsThreads(Target target, RemoteMemory memory) {
        namespaces = Namespaces.of(target);
        ids = new NativeThreadIds(memory, tid -> namespaces.hostTid(tid) > 0);
    }

    /**
     * The TID as this machine's /proc shows it; at most 0 if the thread has not begun or has gone.
     * A thread state whose thread has not begun yet may still name the thread that made it.
     */
    public int tidOf(ThreadStateWords words) {
        int localTid = ids.of(words);
        return localTid > 0 ? namespaces.hostTid(localTid) : 0;
    }

    /** The TID by which the target itself knows a thread of this machine's /proc; else below 0. */
    public int localTid(int tid) {
        return namespaces.localTid(tid);
    }

    /** A thread has ended: its TIDs may be given to another one. */
    public void forget(int tid) {
        namespaces.forget(tid);
    }
}
