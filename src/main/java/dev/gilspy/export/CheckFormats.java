package dev.gilspy.export;

import dev.gilspy.analysis.budget.Check;
import dev.gilspy.report.CheckAnnotations;
import dev.gilspy.report.CheckJUnit;
import dev.gilspy.report.CheckJson;
import dev.gilspy.report.CheckMarkdown;
import dev.gilspy.report.CheckText;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The formats of what came of a check, all in UTF-8. */
public final class CheckFormats extends Formats<Format<Check>> {
    /**
     * @param text how text is to look
     * @param workingDirectory absolute; GitHub is told of the files below it
     */
    public CheckFormats(TextOptions text, String workingDirectory) {
        super(
                List.of(
                        new Rendered("text", List.of(".txt"), new CheckText(text)::render),
                        new Rendered("junit", List.of(".xml"), CheckJUnit::render),
                        new Rendered("markdown", List.of(".md"), CheckMarkdown::render),
                        new Rendered("json", List.of(".json"), CheckFormats::json),
                        new Rendered(
                                "github",
                                List.of(),
                                new CheckAnnotations(workingDirectory)::render)));
    }

    private record Rendered(String name, List<String> endings, Function<Check, String> text)
            implements Format<Check> {
        @Override
        public void write(Check check, OutputStream out) throws IOException {
            out.write(text.apply(check).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static String json(Check check) {
        StringWriter out = new StringWriter();
        try {
            CheckJson.write(check, out);
        } catch (IOException e) {
            throw new IllegalStateException(e); // a StringWriter does not fail
        }
        return out.toString();
    }
}
