package dev.gilspy.bench;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.TruthOutcome.Demand;
import dev.gilspy.bench.TruthOutcome.Subject;
import dev.gilspy.live.ClippedTruth;
import dev.gilspy.live.Python;
import dev.gilspy.live.ReportQuery;
import dev.gilspy.live.Truth;
import dev.gilspy.live.TruthLog;
import dev.gilspy.live.TruthLog.Worker;
import dev.gilspy.live.TruthTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The profilers in turns on one process, and on one more if one needs a CPython of its own. */
final class TruthTrial {
    private static final int RATE_HZ = 1000;

    private final Bench bench;
    private final Subject subject;
    private final int seconds;
    private final List<Function<TruthLog, TruthOutcome>> waitingForTruth = new ArrayList<>();

    TruthTrial(Bench bench, Subject subject, int seconds) {
        this.bench = bench;
        this.subject = subject;
        this.seconds = seconds;
    }

    /**
     * gilspy's sources, and py-spy.
     *
     * @param peers whether py-spy is measured too
     */
    List<TruthOutcome> run(Python python, boolean peers) {
        try (TruthTarget target = TruthTarget.start(python, subject.mix())) {
            Request request = new Request(target.pid(), seconds, RATE_HZ);
            bench.sources().forEach(source -> record(python, source, request));
            if (peers) {
                keepPySpy(python, request);
            }
            return judge(target);
        }
    }

    /** It may not know a version that gilspy knows. */
    private void keepPySpy(Python python, Request request) {
        try {
            GilShares.byPySpy(bench, python, request)
                    .ifPresent(shares -> keep("py-spy --gil", shares));
        } catch (ProfilerFailure e) {
            bench.print("py-spy is left out on %s: it failed.".formatted(python));
        }
    }

    /** The profiler of CPython 3.15, on a target of that version. */
    List<TruthOutcome> runTachyon(Python python) {
        try (TruthTarget target = TruthTarget.start(python, subject.mix())) {
            Request request = new Request(target.pid(), seconds, RATE_HZ);
            keep(new Tachyon(python, List.of()).name(), GilShares.byTachyon(python, request));
            return judge(target);
        }
    }

    private List<TruthOutcome> judge(TruthTarget target) {
        TruthLog log = target.finish();
        return waitingForTruth.stream().map(judgement -> judgement.apply(log)).toList();
    }

    private void record(Python python, Profiler source, Request request) {
        try (Session session = Session.start(python, source, request)) {
            session.cost();
            Summary summary = Gilspy.summary(session.output());
            waitingForTruth.add(log -> judge(source.name(), summary, log));
        }
    }

    private TruthOutcome judge(String name, Summary summary, TruthLog log) {
        long from = summary.run().startNanos();
        long to = from + summary.observedNanos();
        Map<String, Truth> truths = log.truth(from, to);
        ReportQuery report = new ReportQuery(summary);
        List<ShareDeviation> shares = new ArrayList<>();
        List<DurationDeviations> durations = new ArrayList<>();
        for (Worker worker : log.workers()) {
            String thread = worker.name();
            double held = report.heldShare(thread);
            double waiting = report.waitingShare(thread);
            shares.add(ShareDeviation.of(held, waiting, truths.get(thread)));
            ClippedTruth truth = ClippedTruth.of(worker, from, to);
            durations.add(
                    new DurationDeviations(
                            DurationDeviations.between(
                                    report.thread(thread).holds(), truth.holds()),
                            DurationDeviations.between(
                                    report.thread(thread).waits(), truth.waits())));
        }
        return new TruthOutcome(subject, name, demand(truths), shares, durations);
    }

    private void keep(String name, GilShares said) {
        waitingForTruth.add(log -> judge(name, said, log));
    }

    private TruthOutcome judge(String name, GilShares said, TruthLog log) {
        Cost cost = said.cost();
        Map<String, Truth> truths = log.truth(cost.beganNanos(), cost.endedNanos());
        List<ShareDeviation> shares =
                log.workers().stream()
                        .map(
                                worker ->
                                        ShareDeviation.of(
                                                said.held().applyAsDouble(worker),
                                                said.waiting().applyAsDouble(worker),
                                                truths.get(worker.name())))
                        .toList();
        return new TruthOutcome(subject, name, demand(truths), shares, List.of());
    }

    private static Demand demand(Map<String, Truth> truths) {
        return new Demand(
                truths.values().stream().mapToDouble(Truth::held).sum(),
                truths.values().stream().mapToDouble(Truth::waiting).sum());
    }
}
