package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.demo.Gained;
import dev.gilspy.demo.ProcessGain;
import dev.gilspy.demo.Pythons;
import dev.gilspy.demo.Workload;
import dev.gilspy.report.ProcessGainText;
import dev.gilspy.report.TextOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Holds the ceiling that a demo's report predicts against the same work done by processes. */
final class PredictionCheck {
    private final Pythons pythons;
    private final Workload workload;
    private final Narrator narrator;

    PredictionCheck(Pythons pythons, Workload workload, Narrator narrator) {
        this.pythons = pythons;
        this.workload = workload;
        this.narrator = narrator;
    }

    /**
     * Measures, and writes what it found to standard output; nothing where nothing is predicted.
     */
    void write(Summary summary, TextOptions options) {
        gained(Verdicts.of(summary)).ifPresent(gained -> write(gained, options));
    }

    private static void write(Gained gained, TextOptions options) {
        String text = new ProcessGainText(options).render(gained.predicted(), gained.measured());
        new StandardOutput().write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Measures what a verdict predicts; empty where it predicts nothing that can be measured. */
    Optional<Gained> gained(Verdict verdict) {
        if (verdict.ceiling() == null || !ProcessGain.knows(workload)) {
            return Optional.empty();
        }
        narrator.comparing();
        double measured = new ProcessGain(pythons, workload).measure();
        narrator.over();
        return Optional.of(new Gained(workload, verdict.ceiling(), measured));
    }
}
