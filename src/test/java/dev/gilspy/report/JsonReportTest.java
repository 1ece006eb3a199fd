package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static String json(Summary summary) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(summary, out);
        return out.toString();
    }

    private static JsonObject parsed(Summary summary) throws IOException {
        return JsonParser.parseString(json(summary)).getAsJsonObject();
    }

    @Test
    void readsAsRecorded() throws IOException {
        Golden.assertMatches("workers.json", json(Scenes.threeWorkers()));
        Golden.assertMatches("device.json", json(Scenes.sleepsWithGil()));
        Golden.assertMatches("kernel.json", json(Scenes.byTheKernel()));
        Golden.assertMatches("loop.json", json(Scenes.eventLoop()));
        Golden.assertMatches("begun.json", json(Scenes.justBegun()));
    }

    @Test
    void sharesOfAThreadSumToOne() throws IOException {
        JsonObject process =
                parsed(Scenes.sleepsWithGil()).getAsJsonArray("processes").get(0).getAsJsonObject();
        for (var thread : process.getAsJsonArray("threads")) {
            double sum = 0;
            for (var share : thread.getAsJsonObject().getAsJsonObject("shares").asMap().values()) {
                sum += share.getAsDouble();
            }
            assertThat(sum).isBetween(0.99999, 1.00001);
        }
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonObject window = parsed(Scenes.justBegun()).getAsJsonObject("window");
        for (String name :
                new String[] {
                    "samples",
                    "torn",
                    "missed",
                    "coverage",
                    "reconcile_points",
                    "own_cpu_ns",
                    "realtime",
                    "stopped_by"
                }) {
            assertThat(window.get(name).isJsonNull()).as(name).isTrue();
        }
    }

    @Test
    void aLoweredRateStandsBesideTheOneAskedFor() throws IOException {
        Ledger ledger = new Ledger();
        new Scene(ledger).lowered(0.01, 120).begin().quality(100, 1000).end(1000);
        JsonObject window = parsed(ledger.summary()).getAsJsonObject("window");
        assertThat(window.get("rate_hz").getAsInt()).isEqualTo(1000);
        assertThat(window.get("rate_lowered_to_hz").getAsInt()).isEqualTo(120);
        assertThat(window.get("max_cpu").getAsDouble()).isEqualTo(0.01);

        JsonObject unbounded = parsed(Scenes.threeWorkers()).getAsJsonObject("window");
        assertThat(unbounded.get("rate_lowered_to_hz").isJsonNull()).isTrue();
        assertThat(unbounded.get("max_cpu").isJsonNull()).isTrue();
    }

    @Test
    void durationsAreIntegers() throws IOException {
        assertThat(json(Scenes.threeWorkers())).doesNotContainPattern("_ns\": [0-9]*[.eE]");
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        String expected = json(Scenes.threeWorkers());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(json(Scenes.threeWorkers())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
