package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import java.util.List;

/** How good the run itself was, and what to be careful about. */
final class RunSection {
    private RunSection() {}

    static DomContent of(Summary summary) {
        List<String> warnings = TextParts.warnings(summary);
        return div(
                iff(
                        !warnings.isEmpty(),
                        div(h2("Be careful"), Elements.list("warnings", warnings))),
                h2("The run"),
                Elements.list("run", TextParts.run(summary)));
    }
}
