package dev.gilspy.export;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.export.firefox.FirefoxExporter;
import dev.gilspy.export.pprof.PprofExporter;
import dev.gilspy.report.TextOptions;
import java.util.List;

/** The formats of recordings that there are. */
public final class Exporters extends Formats<Exporter> {
    /**
     * @param text how text is to look
     */
    public Exporters(TextOptions text) {
        super(
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
                        new FirefoxExporter(),
                        new HgrmExporter(EpisodeKind.HOLD),
                        new HgrmExporter(EpisodeKind.WAIT),
                        new HgrmExporter(),
                        new OpenMetricsExporter()));
    }
}
