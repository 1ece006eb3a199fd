package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.demo.ProcessGain;
import dev.gilspy.demo.Pythons;
import dev.gilspy.demo.Workload;
import dev.gilspy.report.ProcessGainText;
import dev.gilspy.report.TextOptions;
import java.nio.charset.StandardCharsets;

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
        Double predicted = Verdicts.of(summary).ceiling();
        if (predicted == null) {
            return;
        }
        narrator.comparing();
        double measured = new ProcessGain(pythons, workload).measure();
        narrator.over();
        String text = new ProcessGainText(options).render(predicted, measured);
        new StandardOutput().write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
