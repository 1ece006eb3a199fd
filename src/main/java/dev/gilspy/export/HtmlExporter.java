package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.export.html.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as one web page that asks nothing of the network, in UTF-8. */
public final class HtmlExporter implements Exporter {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public List<String> endings() {
        return List.of(".html", ".htm");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        String page = new Page(summary, Verdicts.of(summary)).render();
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
