package dev.gilspy.doctor;

import dev.gilspy.report.JsonFields;
import dev.gilspy.target.Capability;
import dev.gilspy.target.Check;
import dev.gilspy.target.Cure;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** What was found, for programs. Names of checks and verdicts stay as they are. */
public final class DoctorJson {
    private static final int SCHEMA = 1;

    private final JsonFields json;

    private DoctorJson(Writer out) {
        this.json = new JsonFields(out);
    }

    public static void write(Findings findings, Writer out) throws IOException {
        new DoctorJson(out).write(findings);
        out.write("\n");
    }

    private void write(Findings findings) throws IOException {
        json.beginObject().number("schema", SCHEMA);
        json.text("headline", findings.headline()).number("exit_code", findings.exitCode());
        json.text("environment", lower(findings.environment().kind()));
        json.beginArray("checks");
        for (Section section : findings.sections()) {
            for (Check check : section.checks()) {
                writeCheck(section, check);
            }
        }
        json.endArray();
        writeCures("together", findings.together());
        json.endObject().finish();
    }

    private void writeCheck(Section section, Check check) throws IOException {
        json.beginObject().text("name", check.subject().id()).text("section", section.id());
        json.text("verdict", check.verdict().word());
        writeText("needed_for", check.subject().need());
        json.text("finding", check.finding());
        writeText("how", check.how());
        json.texts("capabilities", check.missing().stream().map(Capability::full).toList());
        writeCures("cures", check.cures());
        json.endObject();
    }

    private void writeCures(String name, List<Cure> cures) throws IOException {
        json.beginArray(name);
        for (Cure cure : cures) {
            json.beginObject().text("where", cure.where()).texts("lines", cure.lines());
            writeText("note", cure.note());
            json.endObject();
        }
        json.endArray();
    }

    private void writeText(String name, String text) throws IOException {
        if (text.isEmpty()) {
            json.unknown(name);
        } else {
            json.text(name, text);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
