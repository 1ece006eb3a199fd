package dev.gilspy.source.remote;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.Locks;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what the locks are that are passed on; asked once for each, as it was first seen. */
final class LockNames {
    private final Locks locks;
    private final Map<Long, String> known = new HashMap<>();

    /**
     * @param process read through a memory of the passing-on thread's own
     */
    LockNames(CpythonProcess process) {
        locks = new Locks(process);
    }

    /** Passing-on thread: passes accounts on. There are no more locks than {@link LockQueues}. */
    void passOn(List<LockAccount> accounts, Observer observer) {
        for (LockAccount one : accounts) {
            String what = known.computeIfAbsent(one.lock(), locks::describe);
            observer.lockAccount(
                    new LockAccount(one.lock(), what, one.thread(), one.queuedNanos()));
        }
    }
}
