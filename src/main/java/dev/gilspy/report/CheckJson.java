package dev.gilspy.report;

import dev.gilspy.analysis.Estimate;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Suspect;
import dev.gilspy.analysis.budget.Unit;
import java.io.IOException;
import java.io.Writer;

/**
 * What came of a check, for programs. As in {@link JsonReport}: figures that are not known are
 * null, durations are integers of nanoseconds whose names end in {@code _ns}, shares are 0 to 1.
 */
public final class CheckJson {
    private final JsonFields json;

    private CheckJson(Writer out) {
        json = new JsonFields(out);
    }

    /** Writes the whole report and flushes; does not close. */
    public static void write(Check check, Writer out) throws IOException {
        new CheckJson(out).write(check);
        out.write('\n');
        out.flush();
    }

    private void write(Check check) throws IOException {
        json.beginObject().number("schema", JsonReport.SCHEMA);
        json.text("outcome", check.outcome().label());
        json.flag("strict", check.settings().strict());
        json.flag("truncated", check.settings().truncated());
        json.number("duration_ns", check.summary().observedNanos());
        json.beginArray("budgets");
        for (Finding finding : check.findings()) {
            write(finding);
        }
        json.endArray();
        json.endObject().finish();
    }

    private void write(Finding finding) throws IOException {
        json.beginObject();
        json.text("budget", finding.budget().name());
        boolean all = finding.budget().threads().coversAll();
        json.text("threads", all ? null : finding.budget().threads().text());
        if (finding.process() != null) {
            json.positive("pid", finding.process().pid());
            json.text("command", String.join(" ", finding.process().command()));
        }
        json.text("outcome", finding.outcome().label());
        Estimate found = finding.found();
        if (finding.budget().unit() == Unit.VERDICT) {
            json.text("verdict", textOrNull(finding.label()));
        } else {
            writeFigure(finding, "found", found == null ? Double.NaN : found.value());
            writeFigure(finding, "low", found == null ? Double.NaN : found.low());
            writeFigure(finding, "high", found == null ? Double.NaN : found.high());
            writeFigure(finding, "limit", finding.budget().limit());
        }
        json.text("note", textOrNull(finding.note()));
        json.text("remedy", textOrNull(finding.remedy()));
        writeSuspect(finding.suspect());
        json.endObject();
    }

    private void writeFigure(Finding finding, String name, double value) throws IOException {
        if (finding.budget().unit() == Unit.SHARE) {
            json.number(name, value);
        } else if (Double.isNaN(value)) {
            json.unknown(name + "_ns");
        } else {
            json.number(name + "_ns", Math.round(value));
        }
    }

    private void writeSuspect(Suspect suspect) throws IOException {
        if (suspect == null) {
            json.unknown("suspect");
            return;
        }
        json.beginObject("suspect");
        json.text("function", suspect.frame().function());
        json.text("file", textOrNull(suspect.frame().file()));
        json.positive("line", suspect.frame().line());
        json.number("share", suspect.share());
        json.text("of", suspect.of());
        json.endObject();
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
