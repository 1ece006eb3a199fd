package dev.gilspy.export;

import dev.gilspy.compare.Diffs;
import dev.gilspy.export.html.DiffPage;
import dev.gilspy.report.DiffJson;
import dev.gilspy.report.DiffMarkdown;
import dev.gilspy.report.DiffText;
import dev.gilspy.report.TextOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The formats of comparisons, all in UTF-8. */
public final class DiffFormats extends Formats<Format<Diffs>> {
    /**
     * @param text how text is to look
     */
    public DiffFormats(TextOptions text) {
        super(
                List.of(
                        new Written(
                                "text",
                                ".txt",
                                (diffs, out) -> out.write(DiffText.render(diffs, text))),
                        new Written(
                                "markdown",
                                ".md",
                                (diffs, out) -> out.write(DiffMarkdown.render(diffs))),
                        new Written("json", ".json", DiffJson::write),
                        new DiffFolded(),
                        new Written(
                                "html",
                                ".html",
                                (diffs, out) -> out.write(new DiffPage(diffs).render()))));
    }

    private interface Content {
        void write(Diffs diffs, Writer out) throws IOException;
    }

    private record Written(String name, String ending, Content content) implements Format<Diffs> {
        @Override
        public List<String> endings() {
            return List.of(ending);
        }

        @Override
        public void write(Diffs diffs, OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.write(diffs, writer);
            writer.flush();
        }
    }
}
