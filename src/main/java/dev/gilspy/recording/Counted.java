package dev.gilspy.recording;

import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The newest of each cumulative figure of one process. */
final class Counted {
    /** Locks come and go with a target's objects; those beyond so many are left out. */
    private static final int MOST_LOCKS = 20_000;

    private final Map<Integer, ThreadAccount> accounts = new HashMap<>();
    private final Map<Integer, GilAccount> gilAccounts = new HashMap<>();
    private final Map<Integer, GilTally> tallies = new HashMap<>();
    private final Map<Lock, LockAccount> locks = new HashMap<>();
    private final Map<Integer, PauseAccount> pauses = new HashMap<>();
    private RunQuality quality;

    private record Lock(long lock, int thread) {
        static Lock of(LockAccount account) {
            return new Lock(account.lock(), account.thread());
        }
    }

    /** The same figures, which stay as they are now. */
    Counted copy() {
        Counted copy = new Counted();
        copy.accounts.putAll(accounts);
        copy.gilAccounts.putAll(gilAccounts);
        copy.tallies.putAll(tallies);
        copy.locks.putAll(locks);
        copy.pauses.putAll(pauses);
        copy.quality = quality;
        return copy;
    }

    void put(ThreadAccount account) {
        accounts.put(account.thread(), account);
    }

    void put(GilAccount account) {
        gilAccounts.put(account.thread(), account);
    }

    void put(GilTally tally) {
        tallies.put(tally.interpreter(), tally);
    }

    /** Whether there was room for it. */
    boolean put(LockAccount account) {
        Lock lock = Lock.of(account);
        boolean room = locks.size() < MOST_LOCKS || locks.containsKey(lock);
        if (room) {
            locks.put(lock, account);
        }
        return room;
    }

    void put(PauseAccount account) {
        pauses.put(account.thread(), account);
    }

    void put(RunQuality newest) {
        quality = newest;
    }

    void forgetThreads(Set<Integer> threads) {
        accounts.keySet().removeAll(threads);
        gilAccounts.keySet().removeAll(threads);
        pauses.keySet().removeAll(threads);
        locks.keySet().removeIf(lock -> threads.contains(lock.thread));
    }

    ThreadAccount until(ThreadAccount now) {
        return Since.of(accounts.get(now.thread()), now);
    }

    GilAccount until(GilAccount now) {
        return Since.of(gilAccounts.get(now.thread()), now);
    }

    GilTally until(GilTally now) {
        return Since.of(tallies.get(now.interpreter()), now);
    }

    LockAccount until(LockAccount now) {
        return Since.of(locks.get(Lock.of(now)), now);
    }

    PauseAccount until(PauseAccount now) {
        return Since.of(pauses.get(now.thread()), now);
    }

    RunQuality until(RunQuality now) {
        return Since.of(quality, now);
    }

    /** How many figures are kept. */
    int size() {
        return accounts.size() + gilAccounts.size() + tallies.size() + locks.size() + pauses.size();
    }
}
