package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.Launcher.Outcome;
import dev.gilspy.export.SpeedscopeFile;
import dev.gilspy.export.firefox.FirefoxProfile;
import dev.gilspy.export.pprof.PprofTool;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live process in the formats of other tools, at once and from the recording. */
@Tag("live")
class FormatsIT {
    private static final List<String> ENDINGS =
            List.of(".pb.gz", ".speedscope.json", ".firefox.json", ".blame.folded");
    private static final Set<String> HELD = Set.of("running", "held-blocked", "held-starved");
    private static final double NANOS_PER_MILLI = 1e6;

    @TempDir private static Path folder;

    /** What the JSON report says of the process. */
    private static JsonObject process;

    @BeforeAll
    static void recordSpinners() throws Exception {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 60)) {
            Stream<Object> command = Stream.of("record", "-p", target.pid(), "-d", "1500ms");
            Stream<Object> outputs =
                    Stream.concat(Stream.of(".gilspy", ".json"), ENDINGS.stream())
                            .flatMap(ending -> Stream.of("-o", file("a" + ending)));
            Outcome outcome = Launcher.packaged().run(Stream.concat(command, outputs).toArray());
            assertThat(outcome.status()).as(outcome.errors()).isZero();
        }
        JsonObject report = JsonParser.parseString(text("a.json")).getAsJsonObject();
        process = report.getAsJsonArray("processes").get(0).getAsJsonObject();
        assertThat(millisIn(HELD)).isPositive();
        assertThat(causedMillis()).isPositive();
    }

    @Test
    void pprofReadsWhatTheJsonReportSays() {
        PprofTool pprof = PprofTool.of(file("a.pb.gz"));
        assertEqual(pprof.totalMillis("holds"), millisIn(HELD));
        assertEqual(pprof.totalMillis("waits"), millisIn(Set.of("waiting")));
        assertEqual(pprof.totalMillis("blocked"), millisIn(Set.of("blocked")));
        assertEqual(pprof.totalMillis("waits_caused"), causedMillis());
        assertThat(pprof.top("holds").get(0).function()).endsWith("spin");
        assertThat(pprof.top("waits_caused").get(0).function()).endsWith("spin");
        assertThat(pprof.says("-tags")).contains("spin-0 (", "spin-1 (", "running");
    }

    @Test
    void speedscopesFileSaysTheSame() throws Exception {
        SpeedscopeFile file = SpeedscopeFile.parse(text("a.speedscope.json"));
        double held = 0;
        for (String state : HELD) {
            held += millis(file, " · " + state);
        }
        assertEqual(held, millisIn(HELD));
        assertEqual(millis(file, " · waiting"), millisIn(Set.of("waiting")));
        assertEqual(millis(file, "made others wait"), causedMillis());
    }

    private static double millis(SpeedscopeFile file, String nameEnd) {
        return file.profiles().stream()
                .filter(name -> name.endsWith(nameEnd))
                .mapToDouble(name -> file.nanos(name) / NANOS_PER_MILLI)
                .sum();
    }

    @Test
    void theFirefoxProfileSaysTheSame() throws Exception {
        FirefoxProfile profile = FirefoxProfile.parse(text("a.firefox.json"));
        double held = 0;
        for (String track : profile.tracks()) {
            for (Map.Entry<String, Double> time : profile.millisByCategory(track).entrySet()) {
                held += HELD.contains(time.getKey()) ? time.getValue() : 0;
            }
        }
        assertEqual(held, millisIn(HELD));
        assertEqual(profile.millisByCategory("made others wait").get("waiting"), causedMillis());
        assertThat(profile.markers("spin-0", "GIL wait"))
                .anyMatch(wait -> wait.holder() != null && wait.holder().startsWith("spin-1 ("));
        assertThat(profile.markers("spin-1", "GIL held"))
                .anyMatch(hold -> hold.function() != null && hold.function().endsWith("spin"));
    }

    @Test
    void aRecordingGivesTheSameFiles() throws Exception {
        for (String ending : ENDINGS) {
            Outcome outcome =
                    Launcher.packaged().run("report", file("a.gilspy"), "-o", file("b" + ending));
            assertThat(outcome.errors()).isEmpty();
            assertThat(file("b" + ending)).hasSameBinaryContentAs(file("a" + ending));
        }
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    private static double millisIn(Set<String> states) {
        double nanos = 0;
        for (JsonElement each : process.getAsJsonArray("stacks")) {
            JsonObject stack = each.getAsJsonObject();
            boolean wanted = states.contains(stack.get("state").getAsString());
            nanos += wanted ? stack.get("ns").getAsDouble() : 0;
        }
        return nanos / NANOS_PER_MILLI;
    }

    private static double causedMillis() {
        double nanos = 0;
        for (JsonElement part : process.getAsJsonArray("blame")) {
            nanos += part.getAsJsonObject().get("wait_ns").getAsDouble();
        }
        return nanos / NANOS_PER_MILLI;
    }

    /** To 0.1 %, and the hundredth of a millisecond that pprof prints. */
    private static void assertEqual(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(0.001 * expected + 0.01));
    }
}
