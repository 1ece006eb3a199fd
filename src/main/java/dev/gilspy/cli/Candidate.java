package dev.gilspy.cli;

import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.target.Member;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * A process of a tree on its way to being observed. What does not look like Python is passed by,
 * but may hold one, and is searched seldom. A fork is given the time to become another program.
 */
final class Candidate {
    /** An interpreter that cannot be read by then never will be. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * How often what is called neither Python nor has its library is searched: it takes a while.
     */
    private static final long SEARCH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Then a program has its libraries, by whose names it is known. */
    private static final int LOOKS_AT_NAMES = 10;

    private final Presence presence;
    private Member member;
    private State state;
    private long seenNanos;
    private long triedNanos;
    private boolean tried;
    private int looks;
    private boolean python;
    private RuntimeException obstacle;
    private Observation observation;

    /** How it came into the tree. */
    enum Presence {
        /** The user named its id, and wants no other: it is a Python, or there is a failure. */
        ALONE,
        /** The user named its id, and wants what it starts: it need not be a Python. */
        ROOT,
        /** It was there when gilspy came. */
        OLD,
        STARTED_MEANWHILE
    }

    private enum State {
        NEW,
        ATTACHING,
        OBSERVED,
        /** It will not be observed, unless it becomes another program. */
        REFUSED
    }

    Candidate(Member member, Presence presence, long nowNanos) {
        this.presence = presence;
        become(member, nowNanos);
    }

    private void become(Member now, long nowNanos) {
        member = now;
        state = State.NEW;
        seenNanos = nowNanos;
        triedNanos = nowNanos;
        tried = false;
        looks = 0;
        python = false;
        obstacle = null;
        observation = null;
    }

    Member member() {
        return member;
    }

    /** Takes note of what another look found of it. */
    void see(Member now, long nowNanos) {
        if (now.program() != member.program() && !busy()) {
            become(now, nowNanos);
        }
        looks++;
    }

    /**
     * Whether it is time to attach to it.
     *
     * @param parent null if that is none of the tree
     * @param looksLikePython by its names
     */
    boolean ready(Member parent, IntPredicate looksLikePython, long nowNanos) {
        if (state != State.NEW) {
            return false;
        }
        if (!python && looks <= LOOKS_AT_NAMES) {
            python = looksLikePython.test(member.pid());
        }
        boolean asked = presence == Presence.ALONE || presence == Presence.ROOT;
        return settled(parent) && (python || asked && !tried || searchDue(nowNanos));
    }

    private boolean settled(Member parent) {
        boolean fork = parent != null && parent.program() == member.program();
        return !fork || presence != Presence.STARTED_MEANWHILE || looks > 1;
    }

    /** Whether another look will soon tell more of it. */
    boolean fresh() {
        return state == State.NEW && looks <= 1;
    }

    private boolean searchDue(long nowNanos) {
        return nowNanos - triedNanos > Math.max(SEARCH_NANOS, (nowNanos - seenNanos) / 2);
    }

    void attaching(long nowNanos) {
        state = State.ATTACHING;
        tried = true;
        triedNanos = nowNanos;
    }

    void observed(Observation made) {
        state = State.OBSERVED;
        observation = made;
    }

    /** It could not be attached to; which may be different soon. */
    void failed(RuntimeException why, long nowNanos) {
        obstacle = why;
        state = mayComeRight(why, nowNanos) ? State.NEW : State.REFUSED;
    }

    private boolean mayComeRight(RuntimeException why, long nowNanos) {
        boolean starting = nowNanos - seenNanos < START_NANOS;
        if (why instanceof NoTargetException) {
            return python ? starting : presence != Presence.ALONE;
        }
        return why instanceof UnsupportedInterpreterException // it may be half made
                && presence == Presence.STARTED_MEANWHILE
                && starting;
    }

    /** It is one too many. */
    void leaveOut() {
        state = State.REFUSED;
    }

    /** Whether somebody is at it. */
    boolean busy() {
        return state == State.ATTACHING || state == State.OBSERVED && !observation.over();
    }

    /** Whether more is to be expected of it than of any other program. */
    boolean pending() {
        return busy() || state == State.NEW && python;
    }

    /** Why it is not observed; empty if it is, or if there is nothing in it to observe. */
    Optional<RuntimeException> refusal() {
        if (state == State.OBSERVED) {
            return observation.over() ? observation.failure() : Optional.empty();
        }
        boolean told = state == State.REFUSED && (python || presence == Presence.ALONE);
        return told ? Optional.ofNullable(obstacle) : Optional.empty();
    }
}
