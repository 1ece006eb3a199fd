package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.TextOptions;
import dev.gilspy.report.TextReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report for people, in UTF-8. */
public final class TextExporter implements Exporter {
    private final TextOptions options;

    public TextExporter(TextOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<String> endings() {
        return List.of(".txt");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        out.write(new TextReport(options).render(summary).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
