package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import dev.gilspy.compare.Diff;
import dev.gilspy.compare.DiffTree;
import dev.gilspy.compare.Diffs;
import dev.gilspy.report.DiffParts;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A comparison as a page: what changed at large, the rows that changed, and for each measure a
 * flame graph in which each call has the colour of its change.
 */
public final class DiffPage {
    private final Diffs diffs;
    private final List<DiffTree> trees = new ArrayList<>();

    public DiffPage(Diffs diffs) {
        this.diffs = diffs;
    }

    /** The page, from doctype to its end. */
    public String render() {
        DomContent sections = each(IntStream.range(0, diffs.roles().size()).mapToObj(this::ofRole));
        return new Document(
                        "gilspy diff",
                        "gilspy diff",
                        diffs.single() ? List.of() : DiffParts.roles(diffs),
                        sections,
                        DiffData.of(trees),
                        Assets.Script.DIFF)
                .render();
    }

    private DomContent ofRole(int number) {
        Diff diff = diffs.roles().get(number);
        String title = diff.role().isEmpty() ? "Comparison" : Elements.plain(diff.role());
        return section(
                        h2(title).withClass("panel-title"),
                        summary(diff),
                        new DiffTables(diff.comparison()).render(),
                        each(diff.comparison().trees(), this::flame),
                        p(DiffParts.method(diff)).withClass("note"))
                .withId("role-" + number);
    }

    private static DomContent summary(Diff diff) {
        return div(
                        p(DiffParts.headline(diff)).withClass("sentence"),
                        each(DiffParts.sentences(diff), sentence -> p(Elements.plain(sentence))),
                        iff(
                                !DiffParts.warnings(diff).isEmpty(),
                                Elements.list("warnings", DiffParts.warnings(diff))))
                .withClass("verdict");
    }

    private DomContent flame(DiffTree tree) {
        if (tree.root().children().isEmpty()) {
            return div();
        }
        trees.add(tree);
        return div(
                h3("Flame: " + tree.measure().label()),
                div(p("A script draws this, and scripts are off or forbidden here.")
                                .withClass("note"))
                        .withClass("drawing")
                        .attr("data-tree", trees.size() - 1));
    }
}
