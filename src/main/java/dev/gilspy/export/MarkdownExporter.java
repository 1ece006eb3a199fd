package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.report.MarkdownReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report for a pull request's comments and for CI's job summaries, in UTF-8. */
public final class MarkdownExporter implements Exporter {
    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public List<String> endings() {
        return List.of(".md", ".markdown");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        String report = MarkdownReport.render(summary, Verdicts.of(summary));
        out.write(report.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
