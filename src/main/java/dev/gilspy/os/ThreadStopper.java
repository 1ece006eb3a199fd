package dev.gilspy.os;

import java.io.File;
import java.util.Arrays;

/**
 * Stops threads of a process for as long as it takes to read something, some microseconds, without
 * a signal that the process could see. Belongs to the OS thread that makes it, which must be a
 * platform thread; ptrace(2) is per thread.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A thread is traced only from {@link #stop} to {@link #release}. In between samples nothing
 *       is, so signals and debuggers find the process as ever.
 *   <li>A signal that comes while a thread is stopped is delivered when it is let go. A process
 *       that job control has stopped stays so.
 *   <li>If gilspy is killed, or this thread ends, between any two calls, the kernel lets every
 *       thread run on, with its signal.
 * </ol>
 *
 * <p>Not in our hands: a stop ends a system call that the thread sleeps in. The kernel starts most
 * of them again unseen; some, epoll_wait(2) and those listed in signal(7) as never restarted,
 * return EINTR, which Python handles and some C code does not. A thread that runs meets this only
 * if it is about to enter such a call.
 *
 * <p>A thread in an uninterruptible wait (disk, the parent in vfork) cannot stop, and what has not
 * stopped cannot be detached either. After a bounded wait it is <em>owed</em>: traced, and once it
 * has stopped it stands until {@link #settle} lets it go. Until then it runs no code of its own.
 *
 * <p>A child of gilspy's own process cannot be stopped (ECHILD): the thread of {@link Process} that
 * waits for its end is told of its stops too, and takes the first for the end. A command that
 * gilspy starts must therefore be its grandchild.
 */
public final class ThreadStopper implements AutoCloseable {
    private static final int MAX_LISTINGS = 100;
    private static final long CLOSING_NANOS = 2_000_000_000;
    private static final long CLOSING_STEP_NANOS = 1_000_000;

    private final int pid;
    private final boolean ownChild;
    private final Thread owner = Thread.currentThread();
    private final File tasks;
    private final MonotonicClock clock = new MonotonicClock();
    private final Ptrace ptrace = new Ptrace();
    private final StopWait wait;
    private final Tracees standing = new Tracees();
    private final Tracees asked = new Tracees();
    private final Tracees owed = new Tracees();
    private final Tracees refused = new Tracees();
    private int errno;

    /** A stopper of one process's threads, for the calling thread alone. */
    public ThreadStopper(int pid) {
        this.pid = pid;
        this.ownChild = isOwnChild(pid);
        this.wait = new StopWait(pid, ptrace);
        this.tasks = new File("/proc/" + pid + "/task");
    }

    /**
     * Stops one thread. Allocates nothing.
     *
     * @return whether it stands now, and must be released; if not, {@link #errno} may say why
     */
    public boolean stop(int tid) {
        settle();
        if (standing.contains(tid)) {
            return true;
        }
        if (!ask(tid)) {
            return false;
        }
        asked.clear();
        return conclude(tid);
    }

    /**
     * Stops all threads of the process, also those born meanwhile. Those that end, and those owed,
     * do not stand, but run no code either. Allocates.
     *
     * @return how many stand now, and must be released with {@link #releaseAll}; 0 if the process
     *     has gone or may not be traced, as {@link #errno} says
     */
    public int stopAll() {
        settle();
        refused.clear();
        String[] before = {};
        for (int listing = 0; listing < MAX_LISTINGS; listing++) {
            String[] names = listThreads();
            if (!askNewThreads(names) && Arrays.equals(before, names)) {
                break;
            }
            concludeAsked();
            before = names;
        }
        return standing.count();
    }

    private void concludeAsked() {
        for (int i = 0; i < asked.count(); i++) {
            conclude(asked.tid(i));
        }
        asked.clear();
    }

    /** Lets a thread run on that {@link #stop} has stopped; does nothing for any other. */
    public void release(int tid) {
        checkOwner();
        int index = standing.indexOf(tid);
        if (index >= 0) {
            releaseAt(index);
        }
    }

    public void releaseAll() {
        checkOwner();
        for (int index = standing.count() - 1; index >= 0; index--) {
            releaseAt(index);
        }
    }

    /**
     * Lets those threads go that were owed and stand by now. Every {@link #stop} does this first;
     * to be called now and then while {@link #owed} is not 0.
     */
    public void settle() {
        checkOwner();
        for (int index = owed.count() - 1; index >= 0; index--) {
            int tid = owed.tid(index);
            boolean done =
                    switch (ptrace.look(tid)) {
                        case RUNS -> false;
                        case STANDS -> ptrace.detach(tid, ptrace.pendingSignal());
                        case ENDED -> ptrace.reap(tid);
                        case NOT_TRACED -> true;
                    };
            if (done) {
                owed.removeAt(index);
            }
        }
    }

    /** How many threads could not be stopped and are still to be let go. */
    public int owed() {
        return owed.count();
    }

    /** Why the last stop was refused: EPERM, ESRCH, ECHILD; 0 if it was not. */
    public int errno() {
        return errno;
    }

    /**
     * Lets all go, within 2 s. What is still owed then is let go by the kernel when this thread
     * ends.
     */
    @Override
    public void close() {
        releaseAll();
        long deadline = clock.now() + CLOSING_NANOS;
        settle();
        while (owed.count() > 0 && clock.now() < deadline) {
            clock.sleepUntil(clock.now() + CLOSING_STEP_NANOS);
            settle();
        }
    }

    /**
     * One listing misses threads: the kernel ends it early where the thread that it has just listed
     * is gone (fs/proc/base.c, next_tid()). That one is missing from the next, so two that are
     * alike are whole.
     */
    private String[] listThreads() {
        String[] names = tasks.list();
        if (names == null) {
            errno = Errno.ESRCH;
            return new String[0];
        }
        return names;
    }

    /** Asks all threads that do not stand yet; false if there were none. */
    private boolean askNewThreads(String[] names) {
        for (String name : names) {
            int tid = Integer.parseInt(name);
            if (!refused.contains(tid) && !standing.contains(tid) && !ask(tid)) {
                refused.add(tid, 0);
            }
        }
        return asked.count() > 0;
    }

    private boolean ask(int tid) {
        if (ownChild) {
            errno = Errno.ECHILD;
            return false;
        }
        if (owed.contains(tid) || !ptrace.seize(tid)) {
            errno = ptrace.errno();
            return false;
        }
        errno = 0;
        ptrace.interrupt(tid); // if it fails the thread has just gone, which the next look shows
        asked.add(tid, 0);
        return true;
    }

    /** Waits for a thread that was asked, and files it where it belongs. */
    private boolean conclude(int tid) {
        switch (wait.await(tid)) {
            case STANDS -> standing.add(tid, ptrace.pendingSignal());
            case ENDED -> ptrace.reap(tid);
            case NOT_TRACED -> followExec();
            case RUNS -> owed.add(tid, 0);
        }
        return standing.contains(tid);
    }

    /**
     * A traced thread that vanishes without an end has called execve(2): it lives on, traced, under
     * the process's own id. Lets it go from there.
     */
    private void followExec() {
        if (ptrace.interrupt(pid) && !owed.contains(pid) && !standing.contains(pid)) {
            owed.add(pid, 0);
        }
    }

    private void releaseAt(int index) {
        int tid = standing.tid(index);
        boolean detached = ptrace.detach(tid, standing.signal(index));
        standing.removeAt(index);
        if (!detached) {
            owed.add(tid, 0); // killed while it stood: its end is still to be taken notice of
        }
    }

    private static boolean isOwnChild(int pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .filter(ProcessHandle.current()::equals)
                .isPresent();
    }

    private void checkOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("made by " + owner + ", used by another thread");
        }
    }
}
