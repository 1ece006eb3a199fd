package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.number;
import static dev.gilspy.analysis.Shares.percentSign;
import static dev.gilspy.analysis.Shares.plural;

import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verdict says where no GIL is in force: threads are attached to the interpreter instead of
 * holding it, and stopped by stop-the-world pauses instead of waiting for it.
 */
final class FreeThreading {
    private FreeThreading() {}

    static String summary(VerdictCode code, Situation s) {
        return switch (code) {
            case FREE_THREADED_SCALING ->
                    "The GIL is off, and threads run Python code in parallel: %s of them are attached and on a CPU on average%s."
                            .formatted(number(s.mean(ThreadState.RUNNING)), butFor(s));
            case CPU_STARVED ->
                    "The threads are short of CPU: they are runnable without one for %s of their runnable time."
                            .formatted(percentSign(s.starvedShare()));
            case NATIVE_PARALLEL ->
                    "Native code computes in %s on %s CPUs at once, detached from the interpreter."
                            .formatted(
                                    plural(s.whole().nativeThreads(), "thread"),
                                    number(s.whole().inNative()));
            case SINGLE_THREADED_CPU ->
                    "One thread, %s, does the work: it is busy %s of the time, so one CPU is the limit although the GIL is off."
                            .formatted(Sentences.name(s), percentSign(s.busiestShare()));
            case IO_BOUND ->
                    "The threads mostly wait for the outside: %s of them are attached to the interpreter on average."
                            .formatted(number(s.held()));
            case IDLE ->
                    "The process hardly did anything: its threads were busy for %s of one CPU's time%s."
                            .formatted(
                                    percentSign(s.whole().busy()),
                                    s.waitsForOwnLocks()
                                            ? " and waited for locks of the program's own"
                                            : "");
            default ->
                    "No single cause stands out: %s threads are attached on average, and %s are stopped by stop-the-world pauses."
                            .formatted(number(s.held()), number(s.waiting()));
        };
    }

    private static String butFor(Situation s) {
        List<String> costs = new ArrayList<>();
        if (locksMatter(s)) {
            costs.add("%s queue for the interpreter's locks".formatted(number(s.whole().queued())));
        }
        if (pausesMatter(s)) {
            costs.add(
                    "the world is stopped for %s of the time"
                            .formatted(percentSign(s.whole().paused())));
        }
        return costs.isEmpty() ? "" : ", but " + String.join(" and ", costs);
    }

    static List<String> evidence(VerdictCode code, Situation s) {
        String attached = number(s.held()) + " threads attached on average";
        return switch (code) {
            case FREE_THREADED_SCALING -> List.of(Sentences.cpusUsed(s), stopped(s), queued(s));
            case CPU_STARVED ->
                    List.of(
                            number(s.starved()) + " threads runnable without a CPU on average",
                            Sentences.cpusUsed(s),
                            attached);
            case IO_BOUND, IDLE -> List.of(Sentences.blockedKinds(s), Sentences.cpusUsed(s));
            case NATIVE_PARALLEL, SINGLE_THREADED_CPU ->
                    List.of(attached, stopped(s), Sentences.cpusUsed(s));
            default ->
                    List.of(
                            number(s.inNative()) + " threads in native code on average",
                            Sentences.blockedKinds(s),
                            queued(s));
        };
    }

    private static String stopped(Situation s) {
        return "world stopped " + percentSign(s.whole().paused()) + " of the time";
    }

    private static String queued(Situation s) {
        return number(s.whole().queued())
                + " threads queueing for the interpreter's locks on average";
    }

    static boolean locksMatter(Situation s) {
        return s.whole().queued() >= Thresholds.QUEUE_MATTERS;
    }

    static boolean pausesMatter(Situation s) {
        return s.whole().paused() >= Thresholds.PAUSES_MATTER;
    }

    /** What to do about the locks and pauses that cost much; empty where none do. */
    static List<String> remedies(Situation s) {
        List<String> remedies = new ArrayList<>();
        if (locksMatter(s)) {
            LockSummary lock = s.process().locks().get(0);
            remedies.add(
                    "%s queue on average for %s: share it less often, or give each thread one of its own and merge them at the end."
                            .formatted(
                                    number(s.whole().queued(lock)) + " threads", Code.text(lock)));
        }
        if (pausesMatter(s)) {
            PauseAccount pause = s.process().pauses().get(0);
            remedies.add(
                    "%s asked for %s of the stopped time: do less often what stops the world there, such as collecting garbage by hand, or changing a class or a trace function."
                            .formatted(requester(s, pause), percentSign(s.whole().part(pause))));
        }
        return remedies;
    }

    private static String requester(Situation s, PauseAccount pause) {
        return Culprit.ofWaitingFor(s, pause.thread())
                .map(culprit -> Code.text(culprit.frame()))
                .orElseGet(() -> Sentences.name(s, pause.thread()));
    }
}
