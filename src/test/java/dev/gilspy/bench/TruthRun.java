package dev.gilspy.bench;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.Session.Outcome;
import dev.gilspy.live.Python;
import dev.gilspy.live.ReportQuery;
import dev.gilspy.live.Truth;
import dev.gilspy.live.TruthLog;
import dev.gilspy.live.TruthMix;
import dev.gilspy.live.TruthTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process, seen by gilspy and then by py-spy.
 *
 * @param summary gilspy's recording
 * @param pySpyFailure why py-spy says nothing; empty if it does
 */
record TruthRun(
        Python python, Summary summary, List<Comparison> threads, Optional<String> pySpyFailure) {
    private static final int RATE_HZ = 1000;

    /**
     * One thread. Shares are 0 to 1, of each profiler's own window; NaN where there is none.
     *
     * @param truth while gilspy looked
     * @param pySpyTruth what it truly held while py-spy looked
     */
    record Comparison(
            String name, Truth truth, ReportQuery report, double pySpyTruth, double pySpyHeld) {

        double held() {
            return report.heldShare(name);
        }

        double waiting() {
            return report.waitingShare(name);
        }

        double outside() {
            return report.outsideShare(name);
        }

        double heldPoints() {
            return 100 * (held() - truth.held());
        }

        double waitingPoints() {
            return 100 * (waiting() - truth.waiting());
        }

        double outsidePoints() {
            return 100 * (outside() - truth.outside());
        }

        double pySpyPoints() {
            return 100 * (pySpyHeld - pySpyTruth);
        }
    }

    static TruthRun measure(Bench bench, Python python, TruthMix mix, int seconds) {
        try (TruthTarget target = TruthTarget.start(python, mix)) {
            Request request = new Request(target.pid(), seconds, RATE_HZ);
            Summary summary = recording(bench, python, request);
            PySpyShares pySpy = PySpyShares.measure(bench, python, request);
            return compare(python, summary, pySpy, target.finish());
        }
    }

    private static Summary recording(Bench bench, Python python, Request request) {
        try (Session session = Session.start(python, bench.gilspy(), request)) {
            session.cost();
            return Gilspy.summary(session.output());
        }
    }

    private static TruthRun compare(
            Python python, Summary summary, PySpyShares pySpy, TruthLog log) {
        long from = summary.run().startNanos();
        ReportQuery report = new ReportQuery(summary);
        Map<String, Truth> truths = log.truth(from, from + summary.observedNanos());
        List<Comparison> threads =
                truths.entrySet().stream()
                        .map(
                                entry ->
                                        new Comparison(
                                                entry.getKey(),
                                                entry.getValue(),
                                                report,
                                                pySpy.truth(log, entry.getKey()),
                                                pySpy.held(entry.getKey())))
                        .toList();
        return new TruthRun(python, summary, threads, pySpy.failure());
    }

    /**
     * What py-spy says of the GIL. Its window is from its start to its end, since it does not say
     * when it first looked: some hundredths of a second more than it sampled.
     */
    private record PySpyShares(Optional<Outcome> outcome, Optional<String> failure) {

        static PySpyShares measure(Bench bench, Python python, Request request) {
            Optional<Profiler> pySpy = bench.pySpy("--nonblocking", "--gil");
            if (pySpy.isEmpty()) {
                return new PySpyShares(Optional.empty(), Optional.of("not found"));
            }
            try {
                Outcome outcome = Session.run(python, pySpy.get(), request);
                return new PySpyShares(Optional.of(outcome), Optional.empty());
            } catch (ProfilerFailure e) {
                return new PySpyShares(Optional.empty(), Optional.of("failed"));
            }
        }

        double held(String thread) {
            return outcome.map(Outcome::profile)
                    .map(
                            all ->
                                    (double) all.samples(thread, any -> true)
                                            / (all.looks() - all.stacksThrownAway()))
                    .orElse(Double.NaN);
        }

        double truth(TruthLog log, String thread) {
            return outcome.map(Outcome::cost)
                    .map(cost -> log.truth(cost.beganNanos(), cost.endedNanos()).get(thread).held())
                    .orElse(Double.NaN);
        }
    }
}
