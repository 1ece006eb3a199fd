package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Renamed;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.ThreadPattern;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Service;
import dev.gilspy.export.pprof.Pprof;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.TextOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every text that a recording holds, made up to be taken for something else, in every format: read
 * by that format's readers it is a text, and the rest is as it would be without.
 */
class HostileNamesTest {
    /** What Markdown has: between what would become a link, and to make a warning sign of ⚠. */
    private static final String OWN_MARKS = "\u200b|(?<=⚠)\ufe0f";

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern DIGITS = Pattern.compile("[\\d*]+");

    /** In what harmless names end. */
    private static final String NAME = "xxxx";

    private static final int WIDE = 400;
    private static final TextOptions TEXT = new TextOptions(WIDE, true, true);

    private static final List<Summary> SCENES =
            List.of(Scenes.eventLoop(), InterpreterScenes.withoutGil(), FleetScenes.gunicorn());

    private static final Diffs DIFF = diff(new Service(1), new Service(2).scoring(2).napping(0.3));

    /** What each format consists of without an attack; to read them all takes its time. */
    private static final Map<String, Shapes> HARMLESS = new TreeMap<>();

    static {
        everything(name -> name + NAME, TEXT)
                .forEach((format, bytes) -> HARMLESS.put(format, read(format, bytes)));
    }

    private static Diffs diff(Service before, Service after) {
        Comparison comparison =
                Comparison.of(before.recorded("before.gilspy"), after.recorded("after.gilspy"));
        return Diffs.of(
                new Diff(comparison, List.of(), List.of(), Gate.of(comparison, 0.1, false)));
    }

    private static Check check(Summary summary) {
        return Check.of(
                summary,
                List.of(
                        BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, 0.01),
                        BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("x*"), 0.01),
                        BudgetKind.forbidding(ThreadPattern.ALL, ThreadState.HELD_BLOCKED)),
                new Check.Settings(false, false, false));
    }

    private interface Written {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Written written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            written.to(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** In every format, by its name. */
    private static Map<String, byte[]> everything(UnaryOperator<String> name, TextOptions text) {
        Map<String, byte[]> all = new TreeMap<>();
        for (int i = 0; i < SCENES.size(); i++) {
            Summary scene = new Renamed(name).of(SCENES.get(i));
            String of = "-" + i;
            new Exporters(text)
                    .all()
                    .forEach(f -> all.put(f.name() + of, bytes(out -> f.write(scene, out))));
            Check check = check(scene);
            new CheckFormats(text, "/srv")
                    .all()
                    .forEach(
                            f ->
                                    all.put(
                                            f.name() + "-check" + of,
                                            bytes(out -> f.write(check, out))));
        }
        Diffs diff = new Renamed(name).of(DIFF);
        new DiffFormats(text)
                .all()
                .forEach(f -> all.put(f.name() + "-diff", bytes(out -> f.write(diff, out))));
        return all;
    }

    @Test
    void noTextOfARecordingIsLeftOut() {
        Renamed renamed = new Renamed(name -> name + NAME);
        SCENES.forEach(renamed::of);
        assertThat(renamed.met()).isEqualTo(Renamed.allIn(Summary.class)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void areTextsInEveryFormat(Attack attack) {
        Map<String, byte[]> hostile = everything(attack::on, TEXT);
        assertThat(hostile).hasSizeGreaterThan(60);
        List<String> wrong = new ArrayList<>();
        hostile.forEach(
                (format, bytes) -> {
                    Shapes fine = HARMLESS.get(format);
                    Shapes read = read(format, bytes);
                    if (!read.shape().equals(fine.shape())) {
                        wrong.add(format + " consists of something else");
                    }
                    boolean named = shown(fine.texts()).contains(NAME);
                    String shown = shown(read.texts());
                    attack.parts().stream()
                            .map(part -> expected(format, part))
                            .filter(part -> named && !shown.contains(part))
                            .forEach(part -> wrong.add(format + " lost " + part));
                    Attack.steering(looked(format, bytes)).stream()
                            .limit(1)
                            .forEach(line -> wrong.add(format + " shows " + line));
                });
        assertThat(wrong).isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceAll(OWN_MARKS, "");
    }

    /** What of it people may look at as it is; accents harm no JSON. */
    private static String looked(String format, byte[] bytes) {
        return switch (format.split("-")[0]) {
            case "pprof" -> String.join("\n", read(format, bytes).texts());
            case "json" -> text(bytes).replaceAll("[\\p{Mn}\\p{Me}]", "");
            default -> text(bytes);
        };
    }

    /** Without spaces, where lines may be broken; threads of a pool lose their digits. */
    private static String shown(List<String> texts) {
        return texts.stream().map(HostileNamesTest::squeezed).collect(Collectors.joining("\n"));
    }

    private static String squeezed(String text) {
        return DIGITS.matcher(SPACES.matcher(text).replaceAll("")).replaceAll("*");
    }

    /** How a format has a name; the beginning, as long ones are cut. */
    private static String expected(String format, String part) {
        String shown =
                switch (format.split("-")[0]) {
                    case "json" -> part;
                    case "folded" -> Attack.shown(part).replace(';', ',');
                    case "hlog" -> Attack.shown(part).replaceAll("[\\s,]", "_");
                    case "github" -> Attack.shown(part).replace("%", "%25").replace("##[", "# #[");
                    default -> Attack.shown(part);
                };
        return squeezed(shown).substring(0, Math.min(squeezed(shown).length(), 40));
    }

    private static Shapes read(String format, byte[] bytes) {
        String text = text(bytes);
        return switch (format.split("-")[0]) {
            case "html" -> Shapes.ofHtml(text);
            case "json", "speedscope", "firefox" -> Shapes.ofJson(text);
            case "markdown" -> Shapes.ofMarkdown(text);
            case "junit" -> Shapes.ofXml(text);
            case "pprof" -> pprof(bytes);
            case "hlog" -> Shapes.ofLines(text, shapes -> addTags(bytes, shapes));
            case "openmetrics" -> Shapes.ofLines(unescaped(text), shapes -> {});
            case "text" -> new Shapes(List.of(), text.lines().toList());
            default -> Shapes.ofLines(text, shapes -> {});
        };
    }

    /** See OpenMetrics, "Escaping"; a parser of its own reads it in OpenMetricsExporterTest. */
    private static String unescaped(String text) {
        return text.replaceAll("\\\\([\\\\\"])", "$1");
    }

    private static Shapes pprof(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            Pprof.Profile profile = Pprof.Profile.parseFrom(in);
            return new Shapes(
                    List.of(profile.getSampleCount() + " " + profile.getFunctionCount()),
                    profile.getStringTableList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void addTags(byte[] log, Shapes shapes) {
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log));
        while (reader.hasNext()) {
            shapes.texts().add(reader.nextIntervalHistogram().getTag());
            shapes.shape().add("histogram");
        }
    }
}
