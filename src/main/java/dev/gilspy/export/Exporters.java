package dev.gilspy.export;

import dev.gilspy.error.UsageException;
import dev.gilspy.export.firefox.FirefoxExporter;
import dev.gilspy.export.pprof.PprofExporter;
import dev.gilspy.report.TextOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats there are, found by name or by a file's ending. */
public final class Exporters {
    private final List<Exporter> all;

    /**
     * @param text how text is to look
     */
    public Exporters(TextOptions text) {
        all =
                List.of(
                        new TextExporter(text),
                        new JsonExporter(),
                        new FoldedExporter(),
                        new HlogExporter(),
                        new HtmlExporter(),
                        new MarkdownExporter(),
                        new FoldedBlameExporter(),
                        new SpeedscopeExporter(),
                        new PprofExporter(),
                        new FirefoxExporter());
    }

    public List<Exporter> all() {
        return all;
    }

    /**
     * The format of that name.
     *
     * @throws UsageException if there is none
     */
    public Exporter byFormat(String name) {
        return all.stream()
                .filter(exporter -> exporter.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "There is no output format \"%s\".".formatted(name),
                                        "Formats: " + String.join(", ", names())));
    }

    /**
     * The format that a file's ending stands for, the longest that is known: {@code
     * .speedscope.json} is not {@code .json}. Empty if it stands for none.
     */
    public Optional<Exporter> findByFileName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(exporter -> longestEnding(exporter, lower) > 0)
                .max(Comparator.comparingInt(exporter -> longestEnding(exporter, lower)));
    }

    private static int longestEnding(Exporter exporter, String fileName) {
        return exporter.endings().stream()
                .filter(fileName::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private List<String> names() {
        return all.stream().map(Exporter::name).toList();
    }

    /** The endings of all formats, as in {@code .json}. */
    public List<String> endings() {
        return all.stream().flatMap(exporter -> exporter.endings().stream()).toList();
    }
}
