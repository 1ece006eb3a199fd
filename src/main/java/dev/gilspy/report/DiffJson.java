package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Comparability.Obstacle;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Difference;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Group;
import dev.gilspy.compare.Recorded;
import dev.gilspy.compare.Regression;
import dev.gilspy.compare.Row;
import dev.gilspy.model.Frame;
import java.io.IOException;
import java.io.Writer;

/**
 * A comparison for programs, schema 1. Figures that are not known are null. Each row says its unit:
 * {@code share} and {@code threads} are means over time, {@code ns} nanoseconds. Of several
 * processes there is one comparison for each role.
 */
public final class DiffJson {
    public static final int SCHEMA = 1;

    private final JsonFields json;

    private DiffJson(Writer out) {
        json = new JsonFields(out);
    }

    /** Writes the whole comparison and flushes; does not close. */
    public static void write(Diffs diffs, Writer out) throws IOException {
        new DiffJson(out).write(diffs);
        out.write('\n');
        out.flush();
    }

    private void write(Diffs diffs) throws IOException {
        json.beginObject().number("schema", SCHEMA);
        if (diffs.single() && diffs.roles().get(0).role().isEmpty()) {
            write(diffs.roles().get(0));
        } else {
            writeRoles(diffs);
        }
        json.endObject().finish();
    }

    private void writeRoles(Diffs diffs) throws IOException {
        json.texts("only_before", diffs.onlyBefore()).texts("only_after", diffs.onlyAfter());
        json.beginArray("roles");
        for (Diff diff : diffs.roles()) {
            json.beginObject().text("role", diff.role());
            json.number("processes_before", processes(diff.comparison().before()));
            json.number("processes_after", processes(diff.comparison().after()));
            write(diff);
            json.endObject();
        }
        json.endArray();
    }

    private static int processes(Recorded recorded) {
        return recorded.summary().processes().size();
    }

    private void write(Diff diff) throws IOException {
        Comparison comparison = diff.comparison();
        write("before", comparison.before(), comparison.verdictBefore());
        write("after", comparison.after(), comparison.verdictAfter());
        json.number("blocks_before", comparison.differences().blocksBefore());
        json.number("blocks_after", comparison.differences().blocksAfter());
        json.beginArray("not_comparable");
        for (Obstacle obstacle : diff.ignored()) {
            json.beginObject().text("what", obstacle.what());
            json.text("before", obstacle.before()).text("after", obstacle.after()).endObject();
        }
        json.endArray();
        json.texts("warnings", diff.warnings());
        writeGroups(comparison);
        json.beginArray("rows");
        for (Row row : comparison.rows()) {
            json.beginObject();
            writeRow(row);
            json.endObject();
        }
        json.endArray();
        writeGate(diff.gate());
    }

    private void write(String side, Recorded recorded, Verdict verdict) throws IOException {
        Summary summary = recorded.summary();
        json.beginObject(side).text("recording", recorded.name());
        json.text("gilspy", summary.run().gilspyVersion());
        json.text("start", summary.run().start().toString());
        json.number("duration_ns", summary.observedNanos());
        json.text("verdict", verdict.code().label());
        json.number(
                "verdict_confidence",
                verdict.confidence() == null ? Double.NaN : verdict.confidence().share());
        json.endObject();
    }

    private void writeGroups(Comparison comparison) throws IOException {
        json.beginArray("groups");
        for (Group group : comparison.groups()) {
            json.beginObject().text("name", group.name());
            json.number("threads_before", group.before().size());
            json.number("threads_after", group.after().size()).endObject();
        }
        json.endArray();
    }

    private void writeRow(Row row) throws IOException {
        Difference difference = row.difference();
        json.text("table", row.what().table().label());
        json.text("group", row.what().table().hasGroups() ? row.what().subject() : null);
        writeFunction("function", row.what().frame());
        json.text("figure", row.what().figure());
        json.text("unit", row.what().unit().label());
        json.number("before", row.before());
        json.number("after", row.after());
        json.number("difference", difference.value());
        json.number("low", difference.low());
        json.number("high", difference.high());
        json.number("chance", difference.chance());
        json.text("change", row.change().label());
    }

    private void writeFunction(String name, Frame frame) throws IOException {
        if (frame == null) {
            json.unknown(name);
            return;
        }
        json.beginObject(name).text("function", frame.function());
        json.text("file", frame.file().isEmpty() ? null : frame.file());
        json.positive("line", frame.line()).endObject();
    }

    private void writeGate(Gate gate) throws IOException {
        if (gate == null) {
            json.unknown("gate");
            return;
        }
        json.beginObject("gate").number("limit", gate.limit()).flag("strict", gate.strict());
        json.flag("passed", gate.regressions().isEmpty());
        json.beginArray("regressions");
        for (Regression regression : gate.regressions()) {
            json.beginObject();
            writeRow(regression.row());
            json.number(
                    "relative",
                    Double.isInfinite(regression.relative()) ? Double.NaN : regression.relative());
            writeFunction("look_at", regression.frame());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
