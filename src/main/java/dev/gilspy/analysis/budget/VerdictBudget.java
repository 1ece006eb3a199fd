package dev.gilspy.analysis.budget;

import dev.gilspy.analysis.Confidence;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import java.util.List;

/** A verdict that a recording must not have. It is one on all threads. */
public record VerdictBudget(VerdictCode forbidden) implements Budget {
    /** Share of like recordings that must be judged alike for a verdict to be certain. */
    private static final double CERTAIN = 0.95;

    @Override
    public String name() {
        return BudgetKind.VERDICT_NOT.label() + " " + forbidden.label();
    }

    @Override
    public ThreadPattern threads() {
        return ThreadPattern.ALL;
    }

    @Override
    public Unit unit() {
        return Unit.VERDICT;
    }

    @Override
    public double limit() {
        return Double.NaN;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Verdict verdict = evidence.verdict();
        boolean isIt = verdict.code() == forbidden;
        Finding finding =
                Finding.of(this, isIt ? Outcome.EXCEEDED : Outcome.WITHIN, null)
                        .named(verdict.code().label());
        if (isIt) {
            finding = finding.because(verdict.summary(), "").suspecting(suspect(evidence));
        }
        List<VerdictCode> ofBlocks = evidence.verdictsOfBlocks();
        long alike = ofBlocks.stream().filter(code -> (code == forbidden) == isIt).count();
        return evidence.strict() || Evidence.each(ofBlocks.size(), alike)
                ? finding
                : doubted(finding, verdict.confidence());
    }

    private static Suspect suspect(Evidence evidence) {
        Suspect waitedFor = Suspects.ofWaiting(evidence, ThreadPattern.ALL);
        return waitedFor != null ? waitedFor : Suspects.ofHolding(evidence, ThreadPattern.ALL);
    }

    private Finding doubted(Finding finding, Confidence confidence) {
        if (confidence == null) {
            return finding.as(Outcome.UNANSWERED).because(Evidence.TOO_SHORT, Evidence.LONG_ENOUGH);
        }
        boolean isIt = finding.outcome() == Outcome.EXCEEDED;
        if (confidence.share() >= CERTAIN || !isIt && confidence.runnerUp() != forbidden) {
            return finding;
        }
        String doubt =
                "Of recordings like this one, %s would be judged so."
                        .formatted(Shares.percentSign(confidence.share()));
        return finding.as(Outcome.UNCERTAIN).because(doubt, Evidence.LONGER);
    }
}
