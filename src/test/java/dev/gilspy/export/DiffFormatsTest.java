package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.analysis.Comparability.Obstacle;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Service;
import dev.gilspy.report.Golden;
import dev.gilspy.report.TextOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffFormatsTest {
    private static final double TENTH = 0.1;

    /** The poller began to sleep with the GIL, and scoring takes twice as long. */
    private static final Diff WORSE =
            diff(new Service(1), new Service(2).scoring(2).napping(0.3).workers(4));

    private static final Diff SAME = diff(new Service(3), new Service(4));

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theTextIsAsWritten(int width) throws IOException {
        TextOptions options = new TextOptions(width, false, false);

        String text = written("text", WORSE, options);

        Golden.assertMatches("diff-%d.txt".formatted(width), text);
        assertThat(text.lines()).allMatch(line -> line.length() <= width);
    }

    @Test
    void allIsAsWritten() throws IOException {
        Golden.assertMatches(
                "diff-all-120.txt", written("text", WORSE, new TextOptions(120, false, true)));
    }

    @Test
    void theSameIsAsWritten() throws IOException {
        Golden.assertMatches("diff-same-80.txt", written("text", SAME, TextOptions.PLAIN));
        Golden.assertMatches("diff-same.md", written("markdown", SAME, TextOptions.PLAIN));
    }

    @Test
    void markdownJsonAndFoldedAreAsWritten() throws IOException {
        Golden.assertMatches("diff.md", written("markdown", WORSE, TextOptions.PLAIN));
        Golden.assertMatches("diff.json", written("json", WORSE, TextOptions.PLAIN));
        Golden.assertMatches("diff.folded", written("folded", WORSE, TextOptions.PLAIN));
    }

    @Test
    void colourSaysNoMoreThanTheText() throws IOException {
        String colored = written("text", WORSE, new TextOptions(120, true, false));

        assertThat(colored).contains("\u001b[31m", "\u001b[34m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(written("text", WORSE, new TextOptions(120, false, false)));
    }

    @Test
    void theTextNamesWhatFailed() throws IOException {
        assertThat(written("text", WORSE, new TextOptions(140, false, false)))
                .contains("FAILED: ", "held-blocked: ", "poll_device (device.py:17)");
        assertThat(written("text", SAME, TextOptions.PLAIN)).contains("PASSED: ");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        JsonObject json =
                JsonParser.parseString(written("json", WORSE, TextOptions.PLAIN)).getAsJsonObject();

        assertThat(json.get("schema").getAsInt()).isEqualTo(1);
        JsonObject gate = json.getAsJsonObject("gate");
        assertThat(gate.get("passed").getAsBoolean()).isFalse();
        assertThat(gate.getAsJsonArray("regressions")).hasSizeGreaterThan(1);
        for (JsonElement row : json.getAsJsonArray("rows")) {
            double before = row.getAsJsonObject().get("before").getAsDouble();
            double after = row.getAsJsonObject().get("after").getAsDouble();
            assertThat(row.getAsJsonObject().get("difference").getAsDouble())
                    .isCloseTo(after - before, within(2e-6));
        }
    }

    /** As flamegraph.pl takes a line apart: the last number first, then the one before it. */
    @Test
    void foldedIsWhatFlameGraphsReadInTwoColumns() throws IOException {
        Pattern columns = Pattern.compile("^(.*)\\s+?(\\d+)\\s+?(\\d+)$");
        long before = 0;
        long after = 0;
        for (String line : written("folded", WORSE, TextOptions.PLAIN).split("\n")) {
            Matcher matcher = columns.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(matcher.group(1)).matches("([^;]+;)*\\[[a-z -]+\\]");
            boolean waiting = matcher.group(1).endsWith("[waiting caused]");
            before += waiting ? 0 : Long.parseLong(matcher.group(2));
            after += waiting ? 0 : Long.parseLong(matcher.group(3));
        }

        assertThat(before).as("five threads").isBetween(4_999_000L, 5_001_000L);
        assertThat(after)
                .as("six threads, some of them busier than that")
                .isGreaterThan(5_999_000L);
    }

    @Test
    void whatCannotBeComparedIsNotHidden() throws IOException {
        Diff anyway =
                new Diff(
                        SAME.comparison(),
                        List.of(new Obstacle("usable CPUs", "4.0", "2.0")),
                        List.of("Are they <swapped>?"),
                        null);

        assertThat(written("text", anyway, TextOptions.PLAIN))
                .contains("! Not comparable, by usable CPUs: 4.0 before, 2.0 after")
                .contains("! Are they <swapped>?")
                .doesNotContain("PASSED");
        assertThat(written("markdown", anyway, TextOptions.PLAIN))
                .contains("usable CPUs: 4.0 before", "Are they \\<swapped\\>?");
        assertThat(written("json", anyway, TextOptions.PLAIN))
                .contains("\"what\": \"usable CPUs\"", "\"gate\": null");
    }

    @Test
    void namesFromTheTargetCannotBreakOut() throws IOException {
        Service odd = new Service(1).in("/srv/|<b>*;\u001b[31m\nx");
        Diff diff = diff(odd, new Service(2).scoring(2).in("/srv/|<b>*;\u001b[31m\nx"));

        assertThat(written("text", diff, TextOptions.PLAIN)).doesNotContain("\u001b");
        assertThat(written("markdown", diff, TextOptions.PLAIN))
                .doesNotContain("\u001b", "<b>")
                .contains("score");
        assertThat(written("folded", diff, TextOptions.PLAIN).lines())
                .allMatch(line -> line.matches("[^\u001b]* \\d+ \\d+"));
    }

    private static Diff diff(Service before, Service after) {
        Comparison comparison =
                Comparison.of(before.recorded("before.gilspy"), after.recorded("after.gilspy"));
        return new Diff(comparison, List.of(), List.of(), Gate.of(comparison, TENTH, false));
    }

    private static String written(String format, Diff diff, TextOptions options)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DiffFormats(options).byFormat(format).write(Diffs.of(diff), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
