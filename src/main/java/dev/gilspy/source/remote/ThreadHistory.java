package dev.gilspy.source.remote;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.ThreadTimeline.Piece;

/**
 * Makes one thread's looks into pieces of time. A look stands for the time from the middle between
 * it and the look before to the middle between it and the next, so that a late sample weighs what
 * it stands for; it is therefore handed on when the next has come.
 */
final class ThreadHistory {

    /** As long as this a sleep is kept open, so that a recording that is cut off loses no more. */
    private static final long LONGEST_NANOS = 500_000_000L;

    /** Over about so many looks a thread's habit is formed. */
    private static final double LATE_LOOKS = 256;

    private final ThreadTimeline timeline;
    private final RunnableRun run;
    private final Piece piece = new Piece();
    private final Sight last = new Sight();
    private final KernelAccount lastAccount = new KernelAccount();
    private boolean seen;
    private boolean wants;
    private boolean slept;
    private long lastNanos;
    private int sameLooks;
    private double parkedShare;
    private long fromNanos;

    /**
     * @param waitersPoll whether who waits for the GIL wakes up every moment to look
     */
    ThreadHistory(ThreadTimeline timeline, boolean waitersPoll) {
        this.timeline = timeline;
        this.run = new RunnableRun(timeline, waitersPoll);
    }

    /** The look before; its content means nothing before the first {@link #look}. */
    Sight last() {
        return last;
    }

    boolean seen() {
        return seen;
    }

    /** The thread's account at the look before. */
    KernelAccount lastAccount() {
        return lastAccount;
    }

    /**
     * Adds a look.
     *
     * @param atNanos when, CLOCK_MONOTONIC
     * @param busyNanos what the sampler itself has used up to now
     */
    void look(Sight sight, KernelAccount account, long atNanos, long busyNanos) {
        if (stillBlocked(sight, account, atNanos)) {
            lastNanos = atNanos;
            sameLooks++;
            return;
        }
        parkedShare += ((sight.parked ? 1 : 0) - parkedShare) / LATE_LOOKS;
        if (seen) {
            closeLast(sight, account, (lastNanos + atNanos) / 2, busyNanos);
        } else {
            fromNanos = atNanos;
        }
        if (sight.runnable && run.isEmpty()) {
            beginRun(sight, account, busyNanos);
        }
        if (!sight.runnable) {
            wants = sight.parked;
            slept = true;
            run.forget();
        }
        last.copy(sight);
        lastAccount.copy(account);
        lastNanos = atNanos;
        seen = true;
    }

    /** A thread that sleeps on costs no more than this: most threads of most processes do. */
    private boolean stillBlocked(Sight sight, KernelAccount account, long atNanos) {
        return seen
                && last.sameSleep(sight)
                && account.same(lastAccount)
                && atNanos - fromNanos < LONGEST_NANOS;
    }

    private void beginRun(Sight sight, KernelAccount account, long busyNanos) {
        boolean worked = seen && account.workedSince(lastAccount);
        run.begin(sight.holds, account, busyNanos, slept);
        run.wantedBefore(wants && !worked, parkedShare);
        slept = false;
    }

    private void closeLast(Sight next, KernelAccount account, long middleNanos, long busyNanos) {
        if (last.runnable) {
            run.add(last, fromNanos, middleNanos);
            boolean sameKind = next.runnable && next.holds == last.holds;
            if (!sameKind || run.isOverdue() || !account.same(lastAccount)) {
                resolve(account, busyNanos, next);
            }
        } else {
            asleep(middleNanos);
        }
        fromNanos = middleNanos;
    }

    private void resolve(KernelAccount account, long busyNanos, Sight next) {
        boolean held = run.holder();
        boolean wanting = run.resolve(account, busyNanos, next);
        wants = !held && wanting;
    }

    private void asleep(long toNanos) {
        piece.state =
                last.holds
                        ? ThreadState.HELD_BLOCKED
                        : last.parked ? ThreadState.WAITING : ThreadState.BLOCKED;
        piece.kind = last.parked && !last.holds ? BlockedKind.NONE : last.kind;
        piece.fromNanos = fromNanos;
        piece.toNanos = toNanos;
        piece.interpreter = last.interpreter;
        piece.newEpisode = last.newEpisode;
        piece.otherContext = last.otherContext;
        piece.samples = 1 + sameLooks;
        sameLooks = 0;
        piece.stack = last.stack;
        boolean waits = piece.state == ThreadState.WAITING;
        piece.holder = waits ? last.holder : ThreadInfo.NOBODY;
        piece.holderStack = waits ? last.holderStack : 0;
        timeline.add(piece);
    }

    /** Hands on what is kept back. The thread has ended, or the recording has. */
    void end(long atNanos, long busyNanos) {
        if (!seen) {
            return;
        }
        closeLast(last, lastAccount, Math.max(atNanos, fromNanos), busyNanos);
        if (!run.isEmpty()) {
            run.resolve(lastAccount, busyNanos, last);
        }
        timeline.flush();
        seen = false;
    }
}
