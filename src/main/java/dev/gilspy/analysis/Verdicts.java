package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Judges recordings. */
public final class Verdicts {
    /** Of what does nothing, or has no CPU to do it on, no way out of the GIL can be told. */
    private static final Set<VerdictCode> NOTHING_TO_GAIN =
            EnumSet.of(VerdictCode.IDLE, VerdictCode.CPU_STARVED);

    private Verdicts() {}

    /**
     * The verdict of a recording. Never null: of nothing observed it is {@code mixed}, and says so.
     */
    public static Verdict of(Summary summary) {
        Situation situation = Situation.of(summary.whole());
        if (situation == null) {
            return new Verdict(
                    VerdictCode.MIXED,
                    null,
                    "Nothing was observed, so there is nothing to judge.",
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of());
        }
        VerdictCode code = Rules.decide(situation);
        Scope scope = Scope.of(code, situation);
        Bootstrap bootstrap = Bootstrap.of(summary.whole());
        Loads loads = Loads.of(situation, bootstrap);
        boolean gains = !NOTHING_TO_GAIN.contains(code) && !scope.ofSeveral();
        Ceiling ceiling = gains ? Ceiling.of(situation, loads) : null;
        Estimate factor = ceiling == null ? null : ceiling.estimate(bootstrap);
        return new Verdict(
                code,
                scope.interpreter(),
                scope.in(Sentences.summary(code, situation)),
                factor == null ? null : factor.value(),
                Confidence.of(code, situation, bootstrap),
                Sentences.evidence(code, situation),
                Remedies.of(code, situation),
                gains ? WhatIfs.of(situation, bootstrap, loads, factor) : List.of());
    }

    /** What each block of a recording would be judged to be by itself, in the order of time. */
    public static List<VerdictCode> ofBlocks(Bootstrap bootstrap) {
        return bootstrap.single().stream()
                .map(Situation::of)
                .filter(Objects::nonNull)
                .map(Rules::decide)
                .toList();
    }
}
