package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Judges recordings. */
public final class Verdicts {
    /** Of what does nothing, or has no CPU to do it on, no way out of the GIL can be told. */
    private static final Set<VerdictCode> NOTHING_TO_GAIN =
            EnumSet.of(VerdictCode.IDLE, VerdictCode.CPU_STARVED);

    private static final Memo<Summary, Verdict> OF_WHOLE = new Memo<>(Verdicts::judge);
    private static final Memo<Summary, List<Verdict>> OF_EACH = new Memo<>(Verdicts::judgeEach);

    private Verdicts() {}

    /**
     * The verdict of a recording: of its process, or of all of several together. Never null: of
     * nothing observed it is {@code mixed}, and says so. Made once, however often it is asked for.
     */
    public static Verdict of(Summary summary) {
        return summary.processes().size() == 1
                ? ofEach(summary).get(0)
                : OF_WHOLE.of(summary.whole());
    }

    /** The verdict on each process by itself, in their order. Made once, too. */
    public static List<Verdict> ofEach(Summary summary) {
        return OF_EACH.of(summary.whole());
    }

    private static List<Verdict> judgeEach(Summary whole) {
        return IntStream.range(0, whole.processes().size())
                .mapToObj(i -> judgeOne(whole.alone(i)))
                .toList();
    }

    private static Verdict judge(Summary whole) {
        if (whole.processes().isEmpty()) {
            return judgeOne(whole);
        }
        Fleet fleet = Fleet.of(whole);
        List<JudgedProcess> working = fleet.working();
        if (working.size() == 1 && fleet.uneven() == null) {
            return alone(working.get(0));
        }
        VerdictCode code = FleetRules.decide(fleet);
        return new Verdict(
                code,
                null,
                FleetWords.summary(code, fleet),
                null,
                null,
                FleetWords.evidence(fleet),
                FleetWords.remedies(code, fleet),
                List.of());
    }

    /** All that is done is done by one of several processes. */
    private static Verdict alone(JudgedProcess working) {
        Verdict its = working.verdict();
        return new Verdict(
                its.code(),
                its.interpreter(),
                "All the work is done by pid %d. %s".formatted(working.info().pid(), its.summary()),
                its.ceiling(),
                its.confidence(),
                its.evidence(),
                its.remedies(),
                its.whatIf());
    }

    private static Verdict judgeOne(Summary summary) {
        Situation situation = Situation.of(summary);
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
        Bootstrap bootstrap = Bootstrap.of(summary);
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
