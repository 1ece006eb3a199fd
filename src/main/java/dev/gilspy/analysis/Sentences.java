package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.number;
import static dev.gilspy.analysis.Shares.percentSign;
import static dev.gilspy.analysis.Shares.plural;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verdict in words: its one sentence, and the two or three figures that it rests on. */
final class Sentences {
    private Sentences() {}

    static String summary(VerdictCode code, Situation s) {
        Optional<BlockedLoop> loop = blockedLoop(code, s);
        if (loop.isPresent()) {
            return LoopWords.summary(loop.get(), s);
        }
        return s.gilEnabled() ? underGil(code, s) : FreeThreading.summary(code, s);
    }

    /** An event loop is blocked in the same way with and without a GIL. */
    private static Optional<BlockedLoop> blockedLoop(VerdictCode code, Situation s) {
        return code == VerdictCode.EVENT_LOOP_BLOCKED
                ? s.evidence().blockedLoop()
                : Optional.empty();
    }

    private static String underGil(VerdictCode code, Situation s) {
        return switch (code) {
            case FREE_THREADED_GIL_ON ->
                    "This Python can run without a GIL, but its GIL is on: it is held %s of the time, and %s threads wait for it on average."
                            .formatted(percentSign(s.held()), number(s.waiting()));
            case INTERPRETERS_PARALLEL ->
                    "Interpreters compute at once, each under a GIL of its own: %s GILs are held on average, so none of them is the problem."
                            .formatted(number(s.whole().held()));
            case GIL_BOUND ->
                    "%s compete for the GIL: it is held %s of the time, and %s of them wait for it on average."
                            .formatted(
                                    plural(s.contenders(), "thread"),
                                    percentSign(s.held()),
                                    number(s.waiting()));
            case HELD_BY_NATIVE ->
                    NativeWords.summary(s.evidence().nativeHolding().orElseThrow(), s);
            case CONVOY -> ConvoyWords.summary(Convoy.of(s).orElseThrow(), s);
            case HELD_WHILE_BLOCKED ->
                    "The GIL is held during blocking calls for %s of the time, and every other thread waits for them."
                            .formatted(percentSign(s.mean(HELD_BLOCKED)));
            case CPU_STARVED ->
                    "The threads are short of CPU, not of the GIL: they are runnable without one for %s of their runnable time."
                            .formatted(percentSign(s.starvedShare()));
            case NATIVE_PARALLEL ->
                    "Native code computes in %s on %s CPUs at once, outside the GIL: the GIL is not the problem."
                            .formatted(
                                    plural(s.whole().nativeThreads(), "thread"),
                                    number(s.whole().inNative()));
            case SINGLE_THREADED_CPU ->
                    "One thread, %s, does the work: it is busy %s of the time and nobody waits for it, so one CPU is the limit."
                            .formatted(name(s), percentSign(s.busiestShare()));
            case IO_BOUND ->
                    "The threads mostly wait for the outside, and the GIL is held only %s of the time: it is not the problem."
                            .formatted(percentSign(s.held()));
            case IDLE ->
                    "The process hardly did anything: its threads were busy for %s of one CPU's time%s."
                            .formatted(
                                    percentSign(s.whole().busy()),
                                    s.waitsForOwnLocks()
                                            ? " and waited for locks of the program's own, not for the GIL"
                                            : "");
            default ->
                    "No single cause stands out: the GIL is held %s of the time, and %s threads wait for it on average."
                            .formatted(percentSign(s.held()), number(s.waiting()));
        };
    }

    /** Figures that the summary does not give already. */
    static List<String> evidence(VerdictCode code, Situation s) {
        Optional<BlockedLoop> loop = blockedLoop(code, s);
        if (loop.isPresent()) {
            return LoopWords.evidence(loop.get(), s);
        }
        if (!s.gilEnabled()) {
            return FreeThreading.evidence(code, s);
        }
        List<String> evidence = new ArrayList<>(underGilEvidence(code, s));
        Pickling.evidence(code, s).ifPresent(evidence::add);
        if (s.process().info().freeThreaded()) {
            evidence.addAll(s.process().info().gilReasons());
        }
        return evidence;
    }

    private static List<String> underGilEvidence(VerdictCode code, Situation s) {
        String held = "GIL held " + percentSign(s.held());
        String waiting = number(s.waiting()) + " threads waiting for it on average";
        String cpus = cpusUsed(s);
        return switch (code) {
            case FREE_THREADED_GIL_ON -> List.of(waitingOfBusy(s), cpus);
            case INTERPRETERS_PARALLEL ->
                    List.of(
                            number(s.whole().waiting()) + " threads waiting for them on average",
                            cpus);
            case GIL_BOUND -> List.of(waitingOfBusy(s), cpus);
            case HELD_BY_NATIVE ->
                    NativeWords.evidence(s.evidence().nativeHolding().orElseThrow(), s);
            case CONVOY -> ConvoyWords.evidence(Convoy.of(s).orElseThrow(), s);
            case HELD_WHILE_BLOCKED -> List.of(held, waiting, waitingOfBusy(s));
            case CPU_STARVED ->
                    List.of(
                            number(s.starved()) + " threads runnable without a CPU on average",
                            s.hasQuota() ? cpus + ": a cgroup's quota" : cpus,
                            held,
                            waiting);
            case IO_BOUND, IDLE -> List.of(blockedKinds(s), waiting, cpus);
            case NATIVE_PARALLEL -> {
                List<String> evidence = new ArrayList<>(NativeWords.libraries(s));
                evidence.addAll(aroundGil(s, held, waiting, cpus));
                yield evidence;
            }
            case SINGLE_THREADED_CPU -> aroundGil(s, held, waiting, cpus);
            default ->
                    List.of(
                            number(s.inNative()) + " threads in native code on average",
                            blockedKinds(s));
        };
    }

    private static List<String> aroundGil(Situation s, String held, String waiting, String cpus) {
        return s.whole().hasSeveralGils()
                ? List.of(
                        number(s.whole().held()) + " GILs held on average",
                        number(s.whole().waiting()) + " threads waiting on average",
                        cpus)
                : List.of(held, waiting, cpus);
    }

    static String cpusUsed(Situation s) {
        return number(s.onCpu()) + " of " + cpus(s) + " usable CPUs used";
    }

    static String cpus(Situation s) {
        return Shares.cpus(s.cpus());
    }

    /** For a fixed load the gain is not throughput but this waiting, taken out of each request. */
    static String waitingOfBusy(Situation s) {
        return percentSign(s.waitingOfBusy()) + " of the threads' busy time is waiting for the GIL";
    }

    static String blockedKinds(Situation s) {
        if (!s.anyActive()) {
            return "no thread was active";
        }
        List<String> parts = new ArrayList<>();
        for (BlockedKind kind : BlockedKind.values()) {
            double share = kind == BlockedKind.NONE ? 0 : s.activeBlocked(kind);
            if (share >= 0.01) {
                parts.add(kind.label() + " " + percentSign(share));
            }
        }
        double blocked = s.activeBlocked();
        String of = "active threads blocked " + percentSign(blocked) + " of their time";
        return parts.isEmpty() ? of : of + " (" + String.join(", ", parts) + ")";
    }

    static String name(Situation s) {
        return name(s.busiest().thread());
    }

    static String name(Situation s, int id) {
        return s.process().allThreads().stream()
                .map(thread -> thread.thread())
                .filter(thread -> thread.id() == id)
                .map(Sentences::name)
                .findFirst()
                .orElse("A thread that is not known");
    }

    static String name(ThreadInfo thread) {
        return thread.name().isEmpty() ? "TID " + thread.tid() : thread.name();
    }

    /** Whether the busiest thread computes under the GIL rather than outside it. */
    static boolean busiestRunsPython(Situation s) {
        return s.busiest().heldShare() >= s.busiest().share(ThreadState.NATIVE);
    }
}
