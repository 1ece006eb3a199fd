package dev.gilspy.analysis;

import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.RUNNING;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rules, in the order in which they are asked; the first that holds decides. A later rule may
 * therefore rely on the earlier ones not holding. What none is sure of is {@code mixed}.
 */
final class Rules {
    /** One line of the table. */
    record Rule(VerdictCode code, Predicate<Situation> when) {}

    static final List<Rule> ORDER =
            List.of(
                    // Before idle: a loop that a blocking call keeps from its events uses no CPU.
                    new Rule(VerdictCode.EVENT_LOOP_BLOCKED, Rules::eventLoopBlocked),
                    // Nothing can be said of a process that does nothing.
                    new Rule(VerdictCode.IDLE, s -> s.whole().busy() < Thresholds.IDLE),
                    // Before gil-bound: others wait here too, but for somebody's I/O.
                    new Rule(VerdictCode.HELD_WHILE_BLOCKED, Rules::heldWhileBlocked),
                    // Before gil-bound: without CPUs the GIL is passed on late, and looks scarce.
                    new Rule(VerdictCode.CPU_STARVED, Rules::cpuStarved),
                    // Before gil-bound, whose remedies are for builds that need a GIL.
                    new Rule(VerdictCode.FREE_THREADED_GIL_ON, Rules::gilOnForNothing),
                    // Before the convoy and gil-bound: others wait here too, but not for Python
                    // code.
                    new Rule(VerdictCode.HELD_BY_NATIVE, Rules::heldByNative),
                    // Before gil-bound: the GIL is as busy, but only one thread computes.
                    new Rule(VerdictCode.CONVOY, Rules::convoy),
                    new Rule(VerdictCode.GIL_BOUND, Rules::gilBound),
                    new Rule(VerdictCode.FREE_THREADED_SCALING, Rules::attachedAtOnce),
                    // Before the single thread: with a second one in native code it is not alone.
                    new Rule(VerdictCode.NATIVE_PARALLEL, Rules::nativeParallel),
                    new Rule(VerdictCode.INTERPRETERS_PARALLEL, Rules::interpretersParallel),
                    new Rule(VerdictCode.SINGLE_THREADED_CPU, Rules::singleThreaded),
                    new Rule(VerdictCode.IO_BOUND, Rules::ioBound),
                    // After io-bound: what is left waits for the program's own locks.
                    new Rule(VerdictCode.IDLE, Rules::blocksItself));

    private Rules() {}

    static VerdictCode decide(Situation situation) {
        return ORDER.stream()
                .filter(rule -> rule.when().test(situation))
                .map(Rule::code)
                .findFirst()
                .orElse(VerdictCode.MIXED);
    }

    /** An event loop runs one thing for too long at a time, and nothing else is to blame. */
    private static boolean eventLoopBlocked(Situation s) {
        return !heldWhileBlocked(s) && s.gilIsInnocent() && s.evidence().blockedLoop().isPresent();
    }

    /** The GIL is held asleep for a part worth having back, and somebody waits meanwhile. */
    private static boolean heldWhileBlocked(Situation s) {
        double asleep = s.mean(HELD_BLOCKED);
        return s.gilEnabled()
                && asleep >= Thresholds.ASLEEP_AT_ALL
                && asleep >= Thresholds.ASLEEP_OF_HELD * s.held()
                && s.waiting() >= Thresholds.ASLEEP_AT_ALL;
    }

    /**
     * Threads lack CPUs more than they lack the GIL. A process that fills all of several CPUs by
     * itself is not starved: it has more threads than CPUs, as native-parallel code should.
     */
    private static boolean cpuStarved(Situation s) {
        boolean fillsItsCpus = s.cpus() >= 2 && s.onCpu() >= Thresholds.CPUS_USED * s.cpus();
        return s.starved() >= Thresholds.STARVED_AT_ALL
                && s.starvedShare() >= Thresholds.STARVED
                && s.starved() > s.waiting()
                && !fillsItsCpus;
    }

    /** Threads wait for a GIL that this build can do without. */
    private static boolean gilOnForNothing(Situation s) {
        return s.process().info().freeThreaded() && s.gilEnabled() && !s.gilIsInnocent();
    }

    /** Most of the waiting is for native code that could do without the GIL. */
    private static boolean heldByNative(Situation s) {
        return waitingMatters(s) && s.evidence().nativeHolding().isPresent();
    }

    /** The GIL is busy with one thread, and most of the waiting is paid by switch intervals. */
    private static boolean convoy(Situation s) {
        return waitingMatters(s) && s.held() >= Thresholds.GIL_BUSY && Convoy.of(s).isPresent();
    }

    private static boolean waitingMatters(Situation s) {
        return s.gilEnabled() && s.waiting() >= Thresholds.WAITING_MATTERS && !s.gilIsInnocent();
    }

    /**
     * The GIL is busy, and the queue for it is worth something. Several GILs that are busy each
     * with one thread are not: those threads run at once.
     */
    private static boolean gilBound(Situation s) {
        return waitingMatters(s) && s.held() >= Thresholds.GIL_BUSY;
    }

    /** Nothing keeps threads from running Python code at once, and more than one does. */
    private static boolean attachedAtOnce(Situation s) {
        return !s.gilEnabled() && s.mean(RUNNING) >= Thresholds.AT_ONCE;
    }

    /** More than one thread computes outside the GIL, more than is computed under it. */
    private static boolean nativeParallel(Situation s) {
        return s.gilIsInnocent()
                && s.whole().nativeThreads() >= 2
                && s.whole().inNative() >= Thresholds.NATIVE_MATTERS
                && s.whole().inNative() > s.whole().held();
    }

    /** Work goes on under more than one GIL at once, and it is not nearly all under one. */
    private static boolean interpretersParallel(Situation s) {
        return s.gilIsInnocent()
                && s.whole().hasSeveralGils()
                && s.whole().held() >= Thresholds.AT_ONCE
                && s.whole().heldBesides() >= Thresholds.NATIVE_MATTERS;
    }

    /** One thread is busy all the time, does nearly all the work, and nobody waits for it. */
    private static boolean singleThreaded(Situation s) {
        return s.gilIsInnocent()
                && s.busiestShare() >= Thresholds.THREAD_BUSY
                && s.busiestPart() >= Thresholds.ALONE;
    }

    /** The threads that do something mostly wait for the outside, and the GIL is mostly free. */
    private static boolean ioBound(Situation s) {
        return s.gilIsInnocent()
                && s.held() < Thresholds.GIL_FREE
                && s.activeBlocked() >= Thresholds.MOSTLY_BLOCKED
                && s.activeBlockedOutside() >= Thresholds.MOSTLY_OUTSIDE;
    }

    /** The threads do little, since they stand in each other's way outside the GIL. */
    private static boolean blocksItself(Situation s) {
        return s.gilIsInnocent()
                && s.whole().busy() < Thresholds.IDLE_IF_BLOCKED
                && s.activeBlocked() >= Thresholds.MOSTLY_BLOCKED;
    }
}
