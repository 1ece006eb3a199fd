package dev.gilspy.report;

import dev.gilspy.analysis.Confidence;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.WhatIf;
import java.io.IOException;
import java.util.List;

/** A verdict in the JSON report. */
final class JsonVerdict {
    private final JsonFields json;

    JsonVerdict(JsonFields json) {
        this.json = json;
    }

    /** Under the name {@code verdict}. */
    void write(Verdict verdict) throws IOException {
        json.beginObject("verdict");
        json.text("code", verdict.code().label());
        if (verdict.interpreter() == null) {
            json.unknown("interpreter");
        } else {
            json.number("interpreter", verdict.interpreter());
        }
        json.text("summary", verdict.summary());
        json.number("ceiling", verdict.ceiling() == null ? Double.NaN : verdict.ceiling());
        writeConfidence(verdict.confidence());
        json.texts("evidence", verdict.evidence());
        json.texts("remedies", verdict.remedies());
        writeWhatIf(verdict.whatIf());
        json.endObject();
    }

    private void writeConfidence(Confidence confidence) throws IOException {
        if (confidence == null) {
            json.unknown("confidence");
            return;
        }
        VerdictCode runnerUp = confidence.runnerUp();
        json.beginObject("confidence");
        json.number("share", confidence.share());
        json.text("runner_up", runnerUp == null ? null : runnerUp.label());
        json.number("intervals", confidence.intervals());
        json.endObject();
    }

    private void writeWhatIf(List<WhatIf> all) throws IOException {
        json.beginArray("what_if");
        for (WhatIf whatIf : all) {
            json.beginObject();
            json.text("escape", whatIf.escape().label());
            json.text("what", whatIf.what());
            json.number("factor", whatIf.factor());
            json.number("low", whatIf.low());
            json.number("high", whatIf.high());
            json.text("assumption", whatIf.assumption());
            json.endObject();
        }
        json.endArray();
    }
}
