package dev.gilspy.target;

/**
 * A process of a {@link ProcessTree} as one look found it.
 *
 * @param startTicks when it started, in clock ticks since boot; tells a reused PID from the old one
 * @param parentPid 1, or a subreaper's, once its parent has ended
 * @param program tells what it runs from what it ran before an execve(2), and equals its parent's
 *     as long as it is that one's fork(2); 0 if this user may not trace it
 * @param root whether it was chosen, and not found below another one
 */
public record Member(int pid, long startTicks, int parentPid, long program, boolean root) {
    static Member of(int pid, ProcStat stat, boolean root) {
        return new Member(pid, stat.startTicks(), stat.parentPid(), stat.startStack(), root);
    }

    /** Whether both are the same process, whatever it runs. */
    public boolean sameProcess(Member other) {
        return pid == other.pid && startTicks == other.startTicks;
    }
}
