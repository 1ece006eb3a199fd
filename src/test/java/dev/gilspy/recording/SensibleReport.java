package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.RecordingException;
import dev.gilspy.export.Exporter;
import dev.gilspy.export.Exporters;
import dev.gilspy.report.JsonReport;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Optional;

/** What must be true of every report on a recording, whatever is in it. */
final class SensibleReport {
    private static final double ROUNDING = 1e-6;
    private static final Exporters FORMATS = new Exporters(TextOptions.PLAIN);

    private SensibleReport() {}

    /**
     * Takes a recording through everything that a report is made by.
     *
     * @return the JSON report; empty if the recording is refused as it should be
     */
    static Optional<String> of(byte[] recording) throws IOException {
        FleetLedger ledger = new FleetLedger(Ledger::withTimeline);
        try {
            RecordedBytes.replay(recording, ledger);
        } catch (RecordingException e) {
            assertThat(e).hasMessageMatching("(?s)a\\.gilspy (is|has|was) .*\\.");
            return Optional.empty();
        }
        Summary summary = ledger.summary();
        for (Exporter exporter : FORMATS.all()) {
            exporter.write(summary, OutputStream.nullOutputStream());
        }
        StringWriter out = new StringWriter();
        JsonReport.write(summary, out);
        assertSensible("report", JsonParser.parseString(out.toString()));
        return Optional.of(out.toString());
    }

    private static void assertSensible(String name, JsonElement value) {
        if (value instanceof JsonObject object) {
            object.entrySet().forEach(entry -> assertSensible(entry.getKey(), entry.getValue()));
            if (name.equals("shares") || name.equals("blocked")) {
                assertShares(name, object);
            }
        } else if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(each -> assertSensible(name, each));
        } else if (name.endsWith("_ns") && !value.isJsonNull()) {
            assertThat(value.getAsLong()).as(name).isNotNegative();
        }
    }

    /** The states of a thread, or how it slept: parts of its time. */
    private static void assertShares(String name, JsonObject shares) {
        double sum = 0;
        for (var share : shares.entrySet()) {
            if (!share.getValue().isJsonNull()) {
                double part = share.getValue().getAsDouble();
                assertThat(part).as("%s %s", name, share.getKey()).isBetween(0.0, 1 + ROUNDING);
                sum += part;
            }
        }
        assertThat(sum).as(name).isLessThanOrEqualTo(1 + ROUNDING);
    }
}
