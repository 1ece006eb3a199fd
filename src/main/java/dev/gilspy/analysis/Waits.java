package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.MomentMedian;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The waiting for one GIL, by who held it meanwhile. */
final class Waits {
    private final Situation situation;
    private final List<Blame> parts;
    private final long nanos;
    private final Map<Integer, Long> byHolder = new HashMap<>();

    Waits(Situation situation) {
        this.situation = situation;
        this.parts =
                situation.process().blame().stream()
                        .filter(part -> situation.gil().ids().contains(part.interpreter()))
                        .toList();
        this.nanos = parts.stream().mapToLong(Blame::nanos).sum();
        for (Blame part : parts) {
            if (part.holder() >= 0) {
                byHolder.merge(part.holder(), part.nanos(), Long::sum);
            }
        }
    }

    List<Blame> parts() {
        return parts;
    }

    /** All of it, also what nobody is known to have caused. */
    long nanos() {
        return nanos;
    }

    /** What each known holder has caused, by its id. */
    Map<Integer, Long> byHolder() {
        return byHolder;
    }

    /** What each holder has caused that keeps the GIL for too long for Python code. */
    Map<Integer, Long> byKeeper() {
        Map<Integer, Long> kept = new HashMap<>(byHolder);
        kept.values().removeIf(caused -> caused < Thresholds.HOLDER_MATTERS * nanos);
        kept.keySet()
                .retainAll(
                        situation.threads().stream()
                                .filter(thread -> kept.containsKey(thread.thread().id()))
                                .filter(this::keepsOn)
                                .map(thread -> thread.thread().id())
                                .collect(Collectors.toSet()));
        return kept;
    }

    /** The function to name of what some holders did meanwhile. */
    Optional<Culprit> culprit(Set<Integer> holders) {
        CallTree tree = new CallTree();
        parts.stream()
                .filter(part -> holders.contains(part.holder()))
                .forEach(part -> tree.add(part.holderStack(), ThreadState.RUNNING, part.nanos()));
        return Culprit.of(tree);
    }

    /** Those who waited for a holder. */
    private Set<Integer> waitersFor(int holder) {
        return parts.stream()
                .filter(part -> part.holder() == holder)
                .map(Blame::waiter)
                .collect(Collectors.toSet());
    }

    /**
     * For how long a holder keeps the GIL although others wait: neither longer than its holds are,
     * of which long ones are harmless while nobody waits, nor than the waits for it.
     */
    long keptNanos(int holder) {
        long holds = MomentMedian.nanos(situation.process(), EpisodeKind.HOLD, Set.of(holder));
        long waits = MomentMedian.nanos(situation.process(), EpisodeKind.WAIT, waitersFor(holder));
        return Math.min(holds, waits);
    }

    /**
     * Whether a thread keeps the GIL for so long that the interpreter cannot have been asked: it
     * would have let go after a switch interval. Then it is in a native call. False where that
     * cannot be told, and where it may only have had no CPU.
     */
    private boolean keepsOn(ThreadSummary holder) {
        long interval = situation.switchIntervalNanos();
        return interval > 0
                && holder.holds().resolutionNanos() <= interval / 2
                && onCpuPart(holder) >= Thresholds.KEEPER_ON_CPU
                && keptNanos(holder.thread().id()) >= Thresholds.KEPT_INTERVALS * interval;
    }

    private static double onCpuPart(ThreadSummary holder) {
        double held = holder.heldShare();
        return held == 0 ? 0 : holder.share(ThreadState.RUNNING) / held;
    }
}
